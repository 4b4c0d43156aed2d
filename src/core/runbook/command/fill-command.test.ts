import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exportLine, fillCommand, quoteWord } from './fill-command.ts';

const values = { NAMESPACE: 'orders', APP_URL: 'http://h/x?a=1&b=2', N: '4', POD: undefined };

describe('a shell command', () => {
	test.each([
		['kubectl -n "$NAMESPACE" get pods', 'kubectl -n "orders" get pods'],
		['kubectl -n $NAMESPACE get ${NAMESPACE}-0', 'kubectl -n orders get orders-0'],
		['curl "$APP_URL/pool"', 'curl "http://h/x?a=1&b=2/pool"'],
		['curl $APP_URL', "curl 'http://h/x?a=1&b=2'"],
		[`psql -c "SELECT '$NAMESPACE'"`, `psql -c "SELECT 'orders'"`],
		[`awk '{ print $NAMESPACE }'`, `awk '{ print $NAMESPACE }'`],
		[String.raw`echo "\$NAMESPACE $NAMESPACE"`, String.raw`echo "\$NAMESPACE orders"`],
		['echo "$(echo "$NAMESPACE" | wc -c)"', 'echo "$(echo "orders" | wc -c)"'],
		['echo $(( $N * (2 + $N) ))', 'echo $(( 4 * (2 + 4) ))'],
		['echo "$NAMESPACEX $NAMESPACEabc $1 $HOME"', 'echo "$NAMESPACEX $NAMESPACEabc $1 $HOME"'],
		['NAMESPACE=x; echo "$NAMESPACE"', 'NAMESPACE=x; echo "$NAMESPACE"'],
		['for N in 1 2; do echo "$N"; done', 'for N in 1 2; do echo "$N"; done'],
		['ls # all of "$NAMESPACE"\nls "$NAMESPACE"\n', 'ls\nls "orders"'],
		['# first\necho "$NAMESPACE  \n\n" # c\n', 'echo "orders  \n\n"'],
		['echo "# no comment" a#b\n', 'echo "# no comment" a#b'],
	])('%j becomes %j', (code, text) => {
		expect(fillCommand(code, 'sh', values)).toMatchObject({ text, unset: [] });
	});

	test.each([
		['cat <<EOF\n$NAMESPACE\nEOF', "export NAMESPACE='orders'\ncat <<EOF\n$NAMESPACE\nEOF"],
		['echo `echo $NAMESPACE`', "export NAMESPACE='orders'\necho `echo $NAMESPACE`"],
		['echo ${NAMESPACE:-x}', "export NAMESPACE='orders'\necho ${NAMESPACE:-x}"],
		['ls a\\ #b "$NAMESPACE"', `export NAMESPACE='orders'\nls a\\ #b "$NAMESPACE"`],
		['ls "$NAMESPACE" \\\n# c\n--all', `export NAMESPACE='orders'\nls "$NAMESPACE" \\\n# c\n--all`],
		['ls "$NAMESPACE" \\\n  # c\n--all', `export NAMESPACE='orders'\nls "$NAMESPACE" \\\n  # c\n--all`],
		['ls a\\  # c\nls "$NAMESPACE"', `export NAMESPACE='orders'\nls a\\  # c\nls "$NAMESPACE"`],
		['case $NAMESPACE in a) ls;; esac', "export NAMESPACE='orders'\ncase $NAMESPACE in a) ls;; esac"],
		['echo $(( $APP_URL ))', "export APP_URL='http://h/x?a=1&b=2'\necho $(( $APP_URL ))"],
	])('%j keeps its variable and gets an export line before it', (code, text) => {
		expect(fillCommand(code, 'sh', values)).toMatchObject({ text, unset: [] });
	});

	test('a parameter without a value is named once and stays a variable', () => {
		expect(fillCommand('kubectl -n "$NAMESPACE" logs $POD "$POD"', 'sh', values)).toMatchObject({
			text: 'kubectl -n "orders" logs $POD "$POD"',
			unset: ['POD'],
		});
	});
});

test('SQL is filled with any value between quotes, and only with words elsewhere', () => {
	const filled = fillCommand(`SELECT '$APP_URL', $N, $APP_URL`, 'sql', values);
	expect(filled).toMatchObject({ text: `SELECT 'http://h/x?a=1&b=2', 4, $APP_URL`, unset: ['APP_URL'] });
});

describe('in a real shell', () => {
	test('any quoted word is one word', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme' }), (value) => {
				fc.pre(!value.includes('\0') && value.isWellFormed());
				const script = `printf %s ${quoteWord(value)}; ${exportLine('X', value)}; printf %s "$X"`;
				expect(spawnSync('/bin/sh', ['-c', script], { encoding: 'utf8' }).stdout).toBe(value + value);
			}),
			{ numRuns: 60 },
		);
	});
});
