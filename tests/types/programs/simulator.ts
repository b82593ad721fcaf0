// The simulator in a user's own tests.
import { type Simulator, startSimulator } from "pulumi-buddyworks/simulator";

export async function test(): Promise<number> {
    const simulator: Simulator = await startSimulator({ port: 0, seed: true });
    process.env["BUDDY_BASE_URL"] = simulator.url;
    process.env["BUDDY_TOKEN"] = simulator.token;
    await simulator.close();
    return simulator.url.length;
}
