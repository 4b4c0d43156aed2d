import fc from 'fast-check';

// A CI build must be deterministic, while a developer's run explores. A counterexample found there becomes a separate test.
if (process.env['CI']) fc.configureGlobal({ seed: 20_261_121 });
