import { NOT_RECORDED } from '../schema/primitives.ts';
import type { Measure } from '../schema/kinds/postmortem.ts';

/** A measure as text: `52`, `40–60`, `under 0.1`, `over 3`, `not recorded`. */
export function formatMeasure(measure: Measure): string {
	if (measure === NOT_RECORDED) return NOT_RECORDED;
	if (typeof measure === 'number') return formatNumber(measure);
	if ('from' in measure) return `${formatNumber(measure.from)}–${formatNumber(measure.to)}`;
	if ('below' in measure) return `under ${formatNumber(measure.below)}`;
	return `over ${formatNumber(measure.above)}`;
}

/**
 * The difference between two measures as text: in percentage points if the unit is `%`, and otherwise as a percentage of the
 * old value. If the new value is a bound or a range, so is the result. Undefined if a value is not recorded, if the old value
 * is not a single number, or if it is 0 and the unit is not `%`.
 */
export function formatChange(before: Measure, after: Measure, unit: string): string | undefined {
	const from = boundsOf(before);
	const to = boundsOf(after);
	if (!from || !to || from.low !== from.high) return undefined;
	if (unit === '%') return formatSpan(to.low - from.low, to.high - from.high, 'points');
	if (from.low === 0) return undefined;
	return formatSpan(percentChange(to.low, from.low), percentChange(to.high, from.high), '%');
}

/** The value to show in a chart: the number itself, the upper end of a range, or the bound. */
export function measureForChart(measure: Measure): number | undefined {
	const bounds = boundsOf(measure);
	if (!bounds) return undefined;
	return Number.isFinite(bounds.high) ? bounds.high : bounds.low;
}

function percentChange(after: number, before: number): number {
	return ((after - before) / before) * 100;
}

/** The change as text. An infinite end comes from a bound, so the change is at least the other end. */
function formatSpan(low: number, high: number, unit: string): string {
	if (low === high) return `${signed(low)} ${unit}`;
	if (!Number.isFinite(low)) return `at least ${signed(high)} ${unit}`;
	if (!Number.isFinite(high)) return `at least ${signed(low)} ${unit}`;
	return `${signed(low)} to ${signed(high)} ${unit}`;
}

function signed(value: number): string {
	const text = formatNumber(Math.abs(value));
	if (text === '0') return '0';
	return value < 0 ? `−${text}` : `+${text}`;
}

/** Formats a number with up to four significant digits and with narrow spaces between thousands. */
function formatNumber(value: number): string {
	const rounded = Number(value.toPrecision(4));
	const [whole = '', fraction] = String(rounded).split('.');
	const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, '\u202f');
	return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}

function boundsOf(measure: Measure): { low: number; high: number } | undefined {
	if (measure === NOT_RECORDED) return undefined;
	if (typeof measure === 'number') return { low: measure, high: measure };
	if ('from' in measure) return { low: measure.from, high: measure.to };
	if ('below' in measure) return { low: -Infinity, high: measure.below };
	return { low: measure.above, high: Infinity };
}
