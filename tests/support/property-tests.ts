import fc from 'fast-check';

/** A CI build must be deterministic, while a developer's run explores. */
const SEED_OF_CI = 20_261_121;

/*
 * A counterexample that a run with another seed finds becomes a separate test. The time limit ends a slow property early, so that
 * the suite takes as long on a slow machine as on a fast one; PROPERTY_MS=60000 searches longer.
 */
fc.configureGlobal({
	seed: Number(process.env['PROPERTY_SEED'] ?? SEED_OF_CI),
	interruptAfterTimeLimit: Number(process.env['PROPERTY_MS'] ?? 4000),
	markInterruptAsFailure: false,
});
