/**
 * An imitation of Buddy's REST API for tests and trials, published as `pulumi-buddyworks/simulator`. It shares no code
 * with the provider: two independent readings of the API catch what one would hide.
 */
export type { Behaviour } from "./behaviour";
export type {
    Fault,
    Faults,
    FaultTarget,
    HtmlFault,
    PlainFault,
    RateLimitFault,
    SlowFault,
    StatusFault,
} from "./faults";
export type { Journal, JournalEntry } from "./journal";
export type { Simulator, SimulatorOptions } from "./server";
export { startSimulator } from "./server";
export type { ActionRef, PipelineRef, SimulatorState } from "./state";
export type {
    NewAction,
    StoredAction,
    StoredPipeline,
    WireBuildSecret,
    WireIntegration,
    WireObject,
    WireVariable,
} from "./wire";
