/** The colours of one theme. Each text colour has a contrast of at least 4.5 to the screen (WCAG AA); a test checks it. */
export interface Palette {
    screen: string;
    bar: string;
    border: string;
    text: string;
    dim: string;
    blue: string;
    green: string;
    yellow: string;
    red: string;
}

export const LIGHT: Palette = {
    screen: "#ffffff",
    bar: "#f0f2f5",
    border: "#c8ced6",
    text: "#1f2328",
    dim: "#59636e",
    blue: "#0550ae",
    green: "#116329",
    yellow: "#7d4e00",
    red: "#b31d28",
};

export const DARK: Palette = {
    screen: "#0d1117",
    bar: "#1b212a",
    border: "#3d444d",
    text: "#e6edf3",
    dim: "#9198a1",
    blue: "#79c0ff",
    green: "#56d364",
    yellow: "#e3b341",
    red: "#ff8f88",
};

/** The class names of the drawing's elements with the property that each colours. */
export function colorRules(palette: Palette): string {
    return [
        `.screen{fill:${palette.screen}}`,
        `.bar{fill:${palette.bar}}`,
        `.border{stroke:${palette.border}}`,
        `text{fill:${palette.text}}`,
        ...(["dim", "blue", "green", "yellow", "red"] as const).map((name) => `.${name}{fill:${palette[name]}}`),
        `.ok{stroke:${palette.green}}`,
    ].join("");
}
