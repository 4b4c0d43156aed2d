/** Chooses the seed of all properties once for a run, and prints it, so that the run can be repeated. */
export default function chooseSeed(): void {
	if (process.env['CI'] || process.env['PROPERTY_SEED']) return;
	const seed = String(Math.trunc(Math.random() * 2 ** 31));
	process.env['PROPERTY_SEED'] = seed;
	console.log(`Properties use the seed ${seed}. PROPERTY_SEED=${seed} repeats them.`);
}
