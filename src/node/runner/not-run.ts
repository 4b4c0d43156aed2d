/** A variant could not be run. The message completes "not run: ". */
export class NotRun extends Error {
	override name = 'NotRun';
}

/** The user or the system stopped the run. */
export class Interrupted extends Error {
	override name = 'Interrupted';
}
