/** A UTC time, with the reader's local time below if it differs. */
class LocalTime extends HTMLElement {
	connectedCallback(): void {
		const time = this.querySelector('time');
		if (!time || this.querySelector('.local')) return;
		const date = new Date(time.dateTime);
		if (date.getTimezoneOffset() === 0) return;
		const local = document.createElement('span');
		local.className = 'local';
		local.textContent = new Intl.DateTimeFormat(undefined, {
			hour: '2-digit',
			minute: '2-digit',
			timeZoneName: 'short',
		}).format(date);
		this.append(local);
	}
}

customElements.define('hs-time', LocalTime);
