/** A variant could not be run. The message completes "not run: ". */
export class NotRun extends Error {
	override name = 'NotRun';
}

/** The run was stopped from outside. */
export class Interrupted extends Error {
	override name = 'Interrupted';
}
