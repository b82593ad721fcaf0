/**
 * Buddy's word for the type of an action. Any other text is accepted and sent as it is; each page lists the type's own fields:
 *
 * - `BUILD`: [run commands in a container](https://buddy.works/docs/api/actions/build)
 * - `SSH_COMMAND`: [run commands on a server](https://buddy.works/docs/api/actions/ssh-command)
 * - `TRANSFER`: [upload files](https://buddy.works/docs/api/actions/transfer)
 * - `AMAZON_S3`: [upload files to Amazon S3](https://buddy.works/docs/api/actions/amazon-s3)
 * - `KUBERNETES_CLI`: [run kubectl](https://buddy.works/docs/api/actions/kubernetes-cli)
 * - `TERRAFORM`: [run Terraform](https://buddy.works/docs/api/actions/terraform)
 * - `HTTP`: [send an HTTP request](https://buddy.works/docs/api/actions/add-action/http-request)
 * - `SLACK`: [send a Slack notification](https://buddy.works/docs/api/actions/slack)
 * - `SLEEP`: [wait](https://buddy.works/docs/api/actions/sleep)
 * - `CUSTOM`: [run an action of your own](https://buddy.works/docs/api/actions/custom)
 * - `BDY_CLI`: [run Buddy's command line](https://buddy.works/docs/api/actions/bdy-cli)
 *
 * [All types](https://buddy.works/docs/api/actions).
 */
export type ActionType =
    | "BUILD"
    | "SSH_COMMAND"
    | "TRANSFER"
    | "AMAZON_S3"
    | "KUBERNETES_CLI"
    | "TERRAFORM"
    | "HTTP"
    | "SLACK"
    | "SLEEP"
    | "CUSTOM"
    | "BDY_CLI"
    // Keeps the words for completion, which `string` alone would swallow.
    | (string & {});

/** The same words, to guess what a misspelt one means. The reference needs them spelt out in the type. */
export const ACTION_TYPES: readonly ActionType[] = [
    "BUILD",
    "SSH_COMMAND",
    "TRANSFER",
    "AMAZON_S3",
    "KUBERNETES_CLI",
    "TERRAFORM",
    "HTTP",
    "SLACK",
    "SLEEP",
    "CUSTOM",
    "BDY_CLI",
];
