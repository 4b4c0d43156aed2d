import fc from 'fast-check';

// A build must not depend on chance; a developer's run explores. A counterexample found there becomes a test of its own.
if (process.env['CI']) fc.configureGlobal({ seed: 20_261_121 });
