import { TIMEOUT } from "../fuzz/drawn";
import { type Hosts, startHosts } from "../fuzz/hosts";
import { fuzz } from "../fuzz/run";

// Fixed, so that each run is the same; `npm run fuzz` draws its seed.
const SEEDS = [1, 2, 3, 4];

let all: Hosts[];

beforeAll(async () => {
    all = await Promise.all(SEEDS.map(() => startHosts({ timeout: TIMEOUT })));
});

afterAll(() => Promise.all(all.map((hosts) => hosts.stop())));

it("random sequences of programs, faults and edits by others lose and double nothing", async () => {
    const broken = await Promise.all(all.map((hosts, index) => fuzz(hosts, { runs: 8, seed: SEEDS[index] ?? 0 })));
    expect(broken).toEqual(SEEDS.map(() => undefined));
});
