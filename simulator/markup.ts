/** HTML that is safe to put into a page. `html` makes it and escapes every other value. */
export interface Markup {
    markup: string;
}

export function html(pieces: TemplateStringsArray, ...values: (string | number | Markup | Markup[])[]): Markup {
    const filled = pieces.map((piece, index) => {
        const value = values[index];
        return value === undefined ? piece : piece + rendered(value);
    });
    return { markup: filled.join("") };
}

function rendered(value: string | number | Markup | Markup[]): string {
    if (Array.isArray(value)) {
        return value.map((item) => item.markup).join("");
    }
    return typeof value === "object" ? value.markup : escaped(String(value));
}

function escaped(text: string): string {
    return text
        .replaceAll("&", "&amp;")
        .replaceAll("<", "&lt;")
        .replaceAll(">", "&gt;")
        .replaceAll('"', "&quot;")
        .replaceAll("'", "&#39;");
}
