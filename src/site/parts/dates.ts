const format = (options: Intl.DateTimeFormatOptions) =>
	new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', ...options });
const month = format({ month: 'short', year: 'numeric' });
const day = format({ day: 'numeric', month: 'short', year: 'numeric' });
const clock = format({ hour: '2-digit', minute: '2-digit', hour12: false });

/** `2024-12-05` as `Dec 2024`. */
export const formatMonth = (time: string): string => month.format(new Date(time));

/** `2024-12-05T09:30:00Z` as `5 Dec 2024`. */
export const formatDay = (time: string): string => day.format(new Date(time));

/** `2024-12-05T09:30:00Z` as `09:30`. */
export const formatClock = (time: string): string => clock.format(new Date(time));
