// Before packing: the compiler never removes what it wrote for a source that is gone by now.

const { rmSync } = require("node:fs");
const { join } = require("node:path");

rmSync(join(__dirname, "..", "dist"), { recursive: true, force: true });
