'use strict';
// Loaded with `--require` into the process under test: leaves its peak memory, in bytes, where the benchmark looks.
const { writeFileSync } = require('node:fs');

process.on('exit', () => {
  // The kernel counts in KiB: https://nodejs.org/api/process.html#processresourceusage
  writeFileSync(process.env.BENCH_PEAK_MEMORY_FILE, String(process.resourceUsage().maxRSS * 1024));
});
