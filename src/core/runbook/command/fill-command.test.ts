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
		['(NAMESPACE=x;echo "$NAMESPACE")', '(NAMESPACE=x;echo "$NAMESPACE")'],
		['A=1 B=2 NAMESPACE=x ls;echo $NAMESPACE', 'A=1 B=2 NAMESPACE=x ls;echo $NAMESPACE'],
		['LONG=12  NAMESPACE=x ls;echo $NAMESPACE', 'LONG=12  NAMESPACE=x ls;echo $NAMESPACE'],
		['for  NAMESPACE  in a; do echo $NAMESPACE; done', 'for  NAMESPACE  in a; do echo $NAMESPACE; done'],
		['if ls; then NAMESPACE=x; fi; echo $NAMESPACE', 'if ls; then NAMESPACE=x; fi; echo $NAMESPACE'],
		['export NAMESPACE=x\necho $NAMESPACE', 'export NAMESPACE=x\necho $NAMESPACE'],
		['ls\n  NAMESPACE=x\necho $NAMESPACE', 'ls\n  NAMESPACE=x\necho $NAMESPACE'],
		[
			'ls | while read -r NAMESPACE; do echo $NAMESPACE $N; done',
			'ls | while read -r NAMESPACE; do echo $NAMESPACE 4; done',
		],
		['read NAMESPACE && echo $NAMESPACE $N', 'read NAMESPACE && echo $NAMESPACE 4'],
		['ls # all of "$NAMESPACE"\nls "$NAMESPACE"\n', 'ls\nls "orders"'],
		['# first\necho "$NAMESPACE  \n\n" # c\n', 'echo "orders  \n\n"'],
		['echo "# no comment" a#b\n', 'echo "# no comment" a#b'],
		['echo "$NAMESPACE" # c', 'echo "orders"'],
		['echo a \t # c\necho "$NAMESPACE"', 'echo a\necho "orders"'],
		['ls\n  # c\nls "$NAMESPACE"', 'ls\nls "orders"'],
		['echo "a # b <<c $NAMESPACE"', 'echo "a # b <<c orders"'],
		['echo "in case $NAMESPACE"', 'echo "in case orders"'],
		['echo lowercase $NAMESPACE', 'echo lowercase orders'],
		['echo ") ( $APP_URL"', 'echo ") ( http://h/x?a=1&b=2"'],
		['echo "$(curl "$APP_URL")" $N', 'echo "$(curl "http://h/x?a=1&b=2")" 4'],
		['(cd $NAMESPACE) && ls', '(cd orders) && ls'],
		['echo $(( ($N) )) x', 'echo $(( (4) )) x'],
		['kubectl set env deploy/api NAMESPACE=$NAMESPACE', 'kubectl set env deploy/api NAMESPACE=orders'],
		['kubectl set env deploy/api \\\n  NAMESPACE=$NAMESPACE', 'kubectl set env deploy/api \\\n  NAMESPACE=orders'],
		['psql \\\n  -v NAMESPACE="$NAMESPACE"', 'psql \\\n  -v NAMESPACE="orders"'],
		['psql -c "\n NAMESPACE = $NAMESPACE"', 'psql -c "\n NAMESPACE = orders"'],
		['echo for NAMESPACE in $NAMESPACE', 'echo for NAMESPACE in orders'],
		['echo $NAMESPACE \\ ', 'echo orders \\ '],
		['echo read NAMESPACE $NAMESPACE', 'echo read NAMESPACE orders'],
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
		['cat<<EOF\n$NAMESPACE\n$HOME\nEOF\n', "export NAMESPACE='orders'\ncat<<EOF\n$NAMESPACE\n$HOME\nEOF"],
		["echo $NAMESPACE 'a", "export NAMESPACE='orders'\necho $NAMESPACE 'a"],
		['echo $NAMESPACE "a', `export NAMESPACE='orders'\necho $NAMESPACE "a`],
		['(ls $NAMESPACE', "export NAMESPACE='orders'\n(ls $NAMESPACE"],
		['ls ) $NAMESPACE', "export NAMESPACE='orders'\nls ) $NAMESPACE"],
		['echo $(ls $NAMESPACE', "export NAMESPACE='orders'\necho $(ls $NAMESPACE"],
		['echo $(( 1 ) ) $NAMESPACE', "export NAMESPACE='orders'\necho $(( 1 ) ) $NAMESPACE"],
		["echo $'a' $NAMESPACE", "export NAMESPACE='orders'\necho $'a' $NAMESPACE"],
		['case $NAMESPACE in (a) ls;; esac', "export NAMESPACE='orders'\ncase $NAMESPACE in (a) ls;; esac"],
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
		expect(fillCommand('kubectl logs "$POD" -n "$NAMESPACE"', 'sh', values)).toMatchObject({
			text: 'kubectl logs "$POD" -n "orders"',
			unset: ['POD'],
		});
	});
});

describe('inside $((…)) only a number is filled in', () => {
	test.each([
		['42', 'echo $(( 42 ))'],
		['4x', "export N='4x'\necho $(( $N ))"],
		['x4', "export N='x4'\necho $(( $N ))"],
	])('%s', (value, text) => {
		expect(fillCommand('echo $(( $N ))', 'sh', { N: value }).text).toBe(text);
	});
});

test('the places of parameters are in order, with the text that each got', () => {
	expect(fillCommand('ls "$NAMESPACE" $POD', 'sh', values).slots).toEqual([
		{ start: 4, end: 14, name: 'NAMESPACE', text: 'orders' },
		{ start: 16, end: 20, name: 'POD', text: undefined },
	]);
	expect(fillCommand(`SELECT '$NAMESPACE', $POD`, 'sql', values).slots).toEqual([
		{ start: 8, end: 18, name: 'NAMESPACE', text: 'orders' },
		{ start: 21, end: 25, name: 'POD', text: undefined },
	]);
	expect(fillCommand('cat <<EOF\n$NAMESPACE\nEOF', 'sh', values).slots).toEqual([]);
});

test('where a shell command gets export lines, a parameter without a value is named too', () => {
	expect(fillCommand('cat <<EOF\n$NAMESPACE $POD\nEOF', 'sh', values).unset).toEqual(['POD']);
});

test.each([
	["it's", String.raw`'it'\''s'`],
	['a b', "'a b'"],
	['', "''"],
	['http://h:1/x', 'http://h:1/x'],
])('the shell word for %j is %s', (value, word) => {
	expect(quoteWord(value)).toBe(word);
});

test('an export line always has quotes', () => {
	expect(exportLine('X', 'a')).toBe("export X='a'");
	expect(exportLine('X', "it's")).toBe(String.raw`export X='it'\''s'`);
});

test.each([
	[`SELECT '"$APP_URL'`, `SELECT '"http://h/x?a=1&b=2'`, []],
	['SELECT $NAMESPACE, "$HOME"\n', 'SELECT orders, "$HOME"', []],
	["SELECT '$POD'", "SELECT '$POD'", ['POD']],
	["SELECT 1 -- it's\nWHERE a = '$APP_URL'", "SELECT 1 -- it's\nWHERE a = '$APP_URL'", ['APP_URL']],
	["/* it's */ SELECT $APP_URL", "/* it's */ SELECT $APP_URL", ['APP_URL']],
	[`SELECT 'a', $APP_URL, "b"`, `SELECT 'a', $APP_URL, "b"`, ['APP_URL']],
])('the SQL %j becomes %j', (code, text, unset) => {
	expect(fillCommand(code, 'sql', values)).toMatchObject({ text, unset });
});

test('after an escaped quote, only words are filled in', () => {
	const code = String.raw`up{a="\"$NAMESPACE", b="$APP_URL"} > $APP_URL`;
	expect(fillCommand(code, 'promql', values)).toMatchObject({
		text: String.raw`up{a="\"orders", b="$APP_URL"} > $APP_URL`,
		unset: ['APP_URL'],
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
