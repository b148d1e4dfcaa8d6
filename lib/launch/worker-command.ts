/** How Node runs the worker. V8 lets a heap grow fourfold before it clears the old part, and what sending throws away fills
 *  that: 100,000 messages by an API held 578 MB with 76 MB alive. A young generation of 8 MB and growth by 30 % hold it
 *  under 300 MB, for about 10 µs of CPU a message (e2e/bench/send.ts --transport mailgun, 24 November 2026). */
export const WORKER_COMMAND = ['--max-semi-space-size=8', '--heap-growing-percent=30', '--import', 'tsx', 'lib/worker/main.ts'];
