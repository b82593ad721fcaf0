/** Pulumi's partial failure: the object exists, so its id must reach the state although something went wrong. */
export class PartialFailure extends Error {
    constructor(
        message: string,
        readonly id: string,
        readonly properties: object,
    ) {
        super(message);
        this.name = "PartialFailure";
    }
}
