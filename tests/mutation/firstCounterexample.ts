import { configureGlobal } from "fast-check";

// One counterexample kills a mutant; making it smaller would only take time.
configureGlobal({ endOnFailure: true });
