import fc from 'fast-check';

/** A CI build must be deterministic, while a developer's run explores. */
const SEED_OF_CI = 20_261_121;

// A counterexample that a run with another seed finds becomes a separate test.
fc.configureGlobal({ seed: Number(process.env['PROPERTY_SEED'] ?? SEED_OF_CI) });
