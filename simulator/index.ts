/**
 * A simulator of Buddy's REST API for tests and trials: {@link startSimulator}. It shares no code with the provider: a
 * misunderstanding of the API shows when only one of the two has it.
 *
 * A letter names the source of each rule: D documented by Buddy, O observed in other clients of the API, A assumed.
 *
 * @module simulator
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
export type { ProtocolSwitches } from "./protocolSwitches";
export type { ResponseSwitches } from "./responseSwitches";
export type { Simulator, SimulatorKeys, SimulatorOptions } from "./server";
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
export type { WriteSwitches } from "./writeSwitches";
