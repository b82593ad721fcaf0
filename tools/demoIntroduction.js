// The first screen of `npm run demo`, printed before anything is installed: plain JavaScript without packages.
// tests/tools/bootstrap.test.ts compares the steps with demoSteps.ts.
const STEPS = {
    preview: "plan the action",
    up: "create it",
    "up again": "change nothing, so nothing is done",
    update: "change a build argument",
    refresh: "find what a colleague changed in Buddy",
    repair: "undo the colleague's change",
    destroy: "delete the action",
};

const steps = Object.entries(STEPS).map(([name, what]) => `  ${name.padEnd(10)} ${what}`);

exports.introduction = `
The life of one Buddy action, written as code: ${steps.length} steps, about a minute.

${steps.join("\n")}

The program is examples/quickstart/index.ts. The real Pulumi CLI runs it, and a
simulator of Buddy's API answers on this machine: you need no account. After each
step the demo checks what arrived at Buddy. Ctrl-C ends it at any time and leaves
nothing behind.

First the preparations:`;
