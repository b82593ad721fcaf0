export function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
    const line = (cells: readonly (string | number)[]) => `| ${cells.join(" | ")} |`;
    return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

export const seconds = (value: number) => (Number.isNaN(value) ? "–" : `${value.toFixed(1)} s`);

export const times = (value: number) => (Number.isNaN(value) ? "–" : `${value.toFixed(2)} ×`);

export const whole = (value: number | undefined) =>
    value === undefined ? "–" : Math.round(value).toLocaleString("en-US");

export const percent = (share: number) => `${Math.round(share * 100)} %`;

/** Requests by method, e.g. "1 GET, 1 POST". */
export function requestsText(requests: Record<string, number> = {}): string {
    return (
        Object.entries(requests)
            .map(([method, number]) => `${number} ${method}`)
            .join(", ") || "none"
    );
}
