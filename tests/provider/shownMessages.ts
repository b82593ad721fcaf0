import * as engineLog from "../../provider/host/engineLog";

/** What the provider prints in each test, where no engine shows it. */
export function withPrintedLines(): string[] {
    const lines: string[] = [];
    beforeEach(() => {
        lines.length = 0;
        jest.spyOn(console, "error").mockImplementation((line: string) => void lines.push(line));
    });
    afterEach(() => jest.restoreAllMocks());
    return lines;
}

/** What the provider shows in Pulumi's display in each test. */
export function withEngineLog(): engineLog.LogEntry[] {
    const entries: engineLog.LogEntry[] = [];
    beforeEach(() => {
        entries.length = 0;
        jest.spyOn(engineLog, "logToEngine").mockImplementation(async (entry) => void entries.push(entry));
    });
    afterEach(() => jest.restoreAllMocks());
    return entries;
}
