export function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
    const line = (cells: readonly (string | number)[]) => `| ${cells.join(" | ")} |`;
    return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

export const seconds = (value: number) => (Number.isNaN(value) ? "–" : `${value.toFixed(1)} s`);

export const times = (value: number) => (Number.isNaN(value) ? "–" : `${value.toFixed(2)} ×`);

export const whole = (value: number | undefined) => (value === undefined ? "–" : String(Math.round(value)));

/** Requests by method, e.g. "1 GET, 1 POST". */
export function requestsText(requests: Record<string, number> = {}): string {
    return (
        Object.entries(requests)
            .map(([method, number]) => `${number} ${method}`)
            .join(", ") || "none"
    );
}
