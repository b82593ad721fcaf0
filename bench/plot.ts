import { init } from "echarts";
import { loadsOf, type Results, ratioOf } from "./results";
import { FLOOR, OURS, TAUGHT, TAUGHT_ONCE } from "./variants";

const TITLE = "How many times the floor's time pulumi up and pulumi destroy take, by the number of actions";
const SIZE = { width: 860, height: 400 };

/** How many times the floor's time each variant takes, by the number of actions, as SVG. */
export function plotOf(results: Results): string {
    const chart = init(null, null, { renderer: "svg", ssr: true, ...SIZE });
    chart.setOption({
        animation: false,
        backgroundColor: "#ffffff",
        title: [
            { text: "pulumi up, times the floor", left: "22%", textAlign: "center", textStyle: { fontSize: 14 } },
            { text: "pulumi destroy, times the floor", left: "73%", textAlign: "center", textStyle: { fontSize: 14 } },
        ],
        legend: { bottom: 0 },
        grid: [
            { left: "6%", width: "40%", top: 44, bottom: 76 },
            { left: "56%", width: "40%", top: 44, bottom: 76 },
        ],
        xAxis: [0, 1].map((gridIndex) => ({
            gridIndex,
            type: "log" as const,
            name: "actions",
            nameLocation: "middle" as const,
            nameGap: 26,
        })),
        yAxis: [0, 1].map((gridIndex) => ({ gridIndex, type: "value" as const, min: 0 })),
        series: (["up", "destroy"] as const).flatMap((phase, index) =>
            [OURS, TAUGHT, TAUGHT_ONCE].map((name) => ({
                name,
                type: "line" as const,
                xAxisIndex: index,
                yAxisIndex: index,
                data: loadsOf(results)
                    .filter(({ latencyMs }) => latencyMs === 0)
                    .map((load) => [load.count, ratioOf(results, [name, FLOOR], { ...load, phase })])
                    .filter(([, ratio]) => !Number.isNaN(ratio)),
            })),
        ),
    });
    const svg = chart.renderToSVGString();
    chart.dispose();
    return svg.replace(">", `><title>${TITLE}</title>`); // for screen readers; echarts sets no title in SVG
}
