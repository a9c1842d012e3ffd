// Unpacks the Chromium of @sparticuz/chromium into TMPDIR, with the libraries and fonts that a bare machine lacks.
// The package does so where it believes to be in the environment for which it was made.
Deno.env.set("AWS_EXECUTION_ENV", "AWS_Lambda_nodejs22.x");
const { default: chromium } = await import("npm:@sparticuz/chromium@153.0.0");
await chromium.executablePath();
