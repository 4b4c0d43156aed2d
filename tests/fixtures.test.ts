import { appendFile, cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { renderText } from '../src/core/report/index.ts';
import type { Report } from '../src/core/report/issue.ts';
import { RULE_NAMES } from '../src/core/rules/names.ts';
import { checkContent } from '../src/node/content/check-content.ts';

const FIXTURES = path.join(import.meta.dirname, 'fixtures');

/** Rules that a fixture in this file has triggered, for the last test. */
const met = new Set<string>();

let temporary = '';
beforeAll(async () => {
	temporary = await mkdtemp(path.join(tmpdir(), 'hindsight-fixtures-'));
});
afterAll(() => rm(temporary, { recursive: true, force: true }));

test('content without a fault yields no issue', async () => {
	const report = await check(path.join(FIXTURES, 'valid'));
	expect(renderText(report, { colour: false })).toBe('No errors (12 files checked).\n');
	expect(report.entries).toHaveLength(7);
});

describe('a tree with a fault of every kind', () => {
	const root = path.join(FIXTURES, 'every-fault');

	test('yields exactly the issues that its lines announce', async () => {
		expect(placesOf(await check(root))).toEqual(await expectedPlaces(root));
	});

	test('describes each problem and its fix', async () => {
		expect(withoutParsers(renderText(await check(root), { colour: false }))).toMatchInlineSnapshot(`
			"content/alert-rules/dashboards/notes.txt
			  -  stray-file  Nothing reads this file: files with such a name do not belong in this folder.
			                 The folder contains rule files in YAML, their tests in "tests" and dashboards in "dashboards". Rename the file, move it, or delete it.

			content/diagrams/map.svg
			  -  stray-file  Nothing reads this file: files with such a name do not belong in this folder.
			                 The folder contains the files that "npm run diagrams" writes. Rename the file, move it, or delete it.

			content/errors/Redis_Timeout.mdx
			      -  invalid-id          "Redis_Timeout" cannot be an id: it becomes an address, so it must be lower-case words joined by hyphens.
			                             Rename it to "redis-timeout".
			  10:53  dangling-reference  Error "pool-limits" does not exist.
			                             Did you mean "pool-limit"? Correct the id, or write errors/pool-limits.mdx.

			content/errors/broker-ful.mdx
			  2:10  extends-nothing  This page extends the error "broker-ful", but none of the packs "pools" and "reference" has one with this id.
			                         Did you mean "broker-full"? The name of the file is the id, so rename the file.

			content/errors/broker-full.mdx
			  4:38  dangling-reference  Error "broker-full" has no part "#why-it-hapens", so the link leads to the top of its page.
			                            Did you mean "error:broker-full#why-it-happens"?
			  6:11  unknown-fix         The page of the pack has no fix with the id "read-fastr", so this runbook would not be shown.
			                            Did you mean "read-faster"?

			content/errors/broker-gone.mdx
			  2:10  extends-nothing  This page extends the error "broker-gone", but none of the packs "pools" and "reference" has one with this id.
			                         A pack that is not chosen has it: add that pack to "packs" in site.yaml.

			content/errors/broker-slow.mdx
			  6:1  extension-body  This page extends a page of a pack. The site shows the body of the pack's page, so the text here would be lost.
			                       Move the text into "note", or delete "extends" and write the whole page.

			content/errors/pool-limit.md
			  -  stray-file  The site does not read this file, because its name is not a valid page name.
			                 Rename it to "pool-limit.mdx", or delete it.

			content/errors/pool-limit.mdx
			    4:8  unknown-tag         The tag "conection-pool" is not in tags.yaml.
			                             Did you mean "connection-pool"?
			   8:39  invalid-template    This template cannot be used: "<number>" is not a gap.
			                             Gaps are <int>, <float>, <quoted>, <host>, <word> and <*>, optionally with a name after a colon: <int:pool size>.
			  14:14  dangling-reference  Runbook "pool-ful" does not exist.
			                             Did you mean "pool-full"? Correct the id, or write runbooks/pool-ful.mdx.
			   16:5  missing-field       The field "lookAlikes[0].differs" is missing.
			                             Add it; it must be text.
			   17:5  unknown-field       There is no field "difers" in "lookAlikes[0]", so its value would be lost.
			                             Did you mean "differs"?
			  18:12  invalid-value       "helpUrls[0]" is "docs.sqlalchemy.org"; it must be a complete address, like "https://example.org/page".
			                             The comments in src/core/schema say what each field takes.

			content/errors/redis-refused.mdx
			    2:9  unfinished-draft  "title" still has its placeholder.
			                           Write what belongs here: "what has happened, as a colleague would say it".
			  12:12  unfinished-draft  "fixes[0].text" still has its placeholder.
			                           Write what belongs here.
			   18:1  unfinished-draft  This text still has its placeholder.
			                           Write what belongs here: "what leads to it".

			content/errors/server-closed.mdx
			  6:15  overlapping-template  This template also matches an example of "too-many-clients": "FATAL: sorry, too many clients already".
			                              Make it more specific, or say in "supersedes" which of the two errors outranks the other.

			content/errors/too-many-clients.mdx
			   5:18  duplicate-code       The code "3O7R" already belongs to content/errors/pool-limit.mdx, and /e/3O7R/ can lead to only one page.
			                              Keep it on the page that it identifies, and delete it from the others.
			   8:15  weak-template        This template has only 2 ordinary words, which is not enough to tell this error from others.
			                              Add words of the message: three that are not ordinary, or one name such as a class, a code or a path.
			   9:15  weak-template        This template matches an ordinary log line: "psycopg2.OperationalError: connection to server at "10.2.…".
			                              Add words of the message that only this error prints.
			  10:15  weak-template        Other programs print this message too: "rsync: [sender] read error: Connection reset by peer (104)".
			                              Mark it "strength: generic" and list in "beside" the text that must be near, or add words that only this error prints.
			   11:9  invalid-template     No template here has "strength: generic", so "beside" has no effect.
			                              Set it on the templates that other programs print too, or delete "beside".
			  12:10  invalid-template     This template cannot be used: A template may not begin with <*>, which matches anything.
			                              Gaps are <int>, <float>, <quoted>, <host>, <word> and <*>, optionally with a name after a colon: <int:pool size>.
			   15:5  example-not-matched  No signature of this page matches this example, so a reader who pastes it would not get here.
			                              Add a signature for this variant of the message, or move the example to the error it belongs to.
			   17:5  near-miss-matched    The signature "FATAL: sorry, too many clients already" matches this line, which must not count as this error.
			                              Add words to the signature that tell the two apart, or delete the near miss.
			   18:5  invented-example     The line "2024-12-05 09:36:00 LOG connection authorized" is dated 2024-12-05, a day of the incident "orders-pool-full", but the postmortem of that incident does not quote it.
			                              Readers would take it for a record of that incident. Change its date, and the names of hosts and services in it. If the line does come from the incident, quote it in the postmortem.
			  22:52  dangling-reference   "runbok" is not a kind of entry, so the link "runbok:pool-full" leads nowhere.
			                              Did you mean "runbook:pool-full"?

			content/glossary/absent.mdx
			  1:1  missing-front-matter  This page has no front matter, so nothing is known about it.
			                             Make "---" its first line, then the fields, then "---" again; copy them from a page of the same kind.

			content/glossary/attributes.mdx
			   7:1  component-attribute  <Note> has no attribute "set:html"; on a component, Astro could turn it into HTML or script.
			                             Delete it: <Note> takes no attributes.
			  10:1  component-attribute  <Step> has no attribute "titel"; on a component, Astro could turn it into HTML or script.
			                             Did you mean "title"? <Step> takes only "title".
			  13:1  component-attribute  <Note> gets attributes from an expression, which could set any attribute.
			                             Delete it: <Note> takes no attributes.
			  13:1  script-in-body       "{...props}" would be run as JavaScript.
			                             Put braces in back-ticks, or write "\\{" and "\\}".
			  16:1  component-attribute  <Step> has "title" twice, and only one would count.
			                             Delete one.
			  19:1  component-attribute  "title" of <Step> is not text in quotes.
			                             Write title="…".
			  22:1  component-attribute  <Note> has no attribute "class"; on a component, Astro could turn it into HTML or script.
			                             Delete it: <Note> takes no attributes.

			content/glossary/checkout.mdx
			  7:18  malformed-mdx  This is not MDX, so the page cannot be built: …
			                       Put braces in back-ticks, or write "\\{".

			content/glossary/credentials.mdx
			   3:62  leaked-secret  This is a password in an address, and everybody who can open the site could use it.
			                        Write a variable, "password" or "***" in its place. If it was ever pushed, rotate it too, because it stays in the git history.
			   4:14  leaked-secret  As published, this text has a password, and everybody who can open the site could use it.
			                        Write a variable, "password" or "***" in its place. If it was ever pushed, rotate it too, because it stays in the git history.
			    9:6  leaked-secret  This is an e-mail address (it starts with "jane"), and everybody who can open the site could write to that person.
			                        Name the team or the role, or write an address at example.com.
			  12:38  leaked-secret  This is a JSON web token (it starts with "eyJh"), and everybody who can open the site could use it.
			                        Cut it off with "…" after its first characters. If it was ever pushed, rotate it too, because it stays in the git history.
			  15:12  leaked-secret  This is a password, and everybody who can open the site could use it.
			                        Write a variable, "password" or "***" in its place. If it was ever pushed, rotate it too, because it stays in the git history.
			  17:25  leaked-secret  This is a password, and everybody who can open the site could use it.
			                        Write a variable, "password" or "***" in its place. If it was ever pushed, rotate it too, because it stays in the git history.
			  18:23  leaked-secret  This is a password, and everybody who can open the site could use it.
			                        Write a variable, "password" or "***" in its place. If it was ever pushed, rotate it too, because it stays in the git history.
			  19:16  leaked-secret  This is a password, and everybody who can open the site could use it.
			                        Write a variable, "password" or "***" in its place. If it was ever pushed, rotate it too, because it stays in the git history.
			  20:13  leaked-secret  This is a password, and everybody who can open the site could use it.
			                        Write a variable, "password" or "***" in its place. If it was ever pushed, rotate it too, because it stays in the git history.
			   26:1  leaked-secret  As published, this text has a password, and everybody who can open the site could use it.
			                        Write a variable, "password" or "***" in its place. If it was ever pushed, rotate it too, because it stays in the git history.

			content/glossary/effect.mdx
			  7:1  unlabelled-command  A block in "text" is not a command, so nothing checks the effect that its label states.
			                           Delete the effect, or name the language of the command: sh, sql or promql.

			content/glossary/empty.mdx
			  1:1  missing-front-matter  The front matter is empty, so nothing is known about this page.
			                             Write the fields between the two lines "---"; copy them from a page of the same kind.

			content/glossary/hidden.mdx
			   2:11  hidden-character  There is a hidden character here, U+200B ZERO WIDTH SPACE: readers do not see what the file contains.
			                           Delete it; type the text again if your editor does not show it. In "examples" and "nearMisses" write it as an escape in double quotes, "\\u200B".
			   3:13  hidden-character  This text has a hidden character, written as an escape, U+202E RIGHT-TO-LEFT OVERRIDE: readers do not see what the file contains.
			                           Delete it. Only "examples" and "nearMisses" may have hidden characters, because they repeat what a program prints.
			   4:23  hidden-character  There is a hidden character here, U+2028 LINE SEPARATOR: readers do not see what the file contains.
			                           Delete it; type the text again if your editor does not show it. In "examples" and "nearMisses" write it as an escape in double quotes, "\\u200B".
			    8:1  hidden-character  This text has a hidden character, written as an escape, U+2066 LEFT-TO-RIGHT ISOLATE: readers do not see what the file contains.
			                           Delete it. Only "examples" and "nearMisses" may have hidden characters, because they repeat what a program prints.
			  11:12  hidden-character  This block has U+00A0 NO-BREAK SPACE instead of a space, and a shell treats it as a letter.
			                           Type the space again.
			   15:4  hidden-character  This block has U+0435 "е" (a letter of a different alphabet) in a word of Latin letters, so the word is not the one that it looks like.
			                           Type the word again.
			  19:13  hidden-character  There is a hidden character here, U+00AD SOFT HYPHEN: readers do not see what the file contains.
			                           Delete it; type the text again if your editor does not show it. In "examples" and "nearMisses" write it as an escape in double quotes, "\\u200B".

			content/glossary/links.mdx
			  3:29  dangling-reference  "/errors/pool-limit/" is the address of a page, and leads nowhere once that page is renamed.
			                            Write "error:pool-limit".
			  9:22  dangling-reference  This page has no part "#how-to-cuont", so the link leads nowhere.
			                            Did you mean "#how-to-count"?
			  11:1  dangling-reference  "../errors/pool-limits.mdx" is the address of a page, and leads nowhere once that page is renamed.
			                            Write "error:pool-limits" once there is an error with this name. Did you mean "error:pool-limit"?
			  15:1  dangling-reference  Error "server-closed" has no part "#whordings", so the link leads to the top of its page.
			                            Did you mean "error:server-closed#wordings"?
			  17:1  dangling-reference  A term is a single paragraph in the glossary and has no parts, so "term:pool#size" leads nowhere.
			                            Write "term:pool".
			  20:1  image-in-body       The image "pool.png" would stop the build half-way: a body is text, and contains no image files.
			                            Draw a diagram in a \`mermaid\` block, put the output that the image shows into a \`text\` block, or describe it in words.
			  23:1  image-in-body       The image "https://images.example.org/pool.png" would be fetched from another server for every reader of this page, and is missing when that server is down.
			                            Draw a diagram in a \`mermaid\` block, put the output that the image shows into a \`text\` block, or link to it: [what it shows](https://images.example.org/pool.png).
			  26:3  unsafe-link         A browser would pass "javascript://example.org/%0aalert(1)" to the handler of "javascript:", which could run a script.
			                            Links start with "https:", "http:", "mailto:", "tel:", or name an entry, such as "runbook:pool-full". Put anything else into back-ticks.
			  29:1  unsafe-link         "//example.org/a" looks like a path but leads to another server.
			                            Write the full address, with "https://".
			  32:1  unsafe-link         "https://bank.example@example.org/" shows one host but leads to another: the host is the part after the "@".
			                            Delete the text between "//" and "@", and the "@".

			content/glossary/markers.mdx
			  3:13  build-marker  This page has "__ASTRO_", which the build tools replace with an environment variable or a file, or which makes the build fail.
			                      Leave it out, or write a space after its first letters.
			  4:14  build-marker  As published, this text has "@@ASTRO", which the build tools replace with an environment variable or a file, or which makes the build fail.
			                      Leave it out, or write a space after its first letters.
			  7:68  build-marker  As published, this text has "__astro_i", which the build tools replace with an environment variable or a file, or which makes the build fail.
			                      Leave it out, or write a space after its first letters.
			  10:1  build-marker  This page has "__VITE_", which the build tools replace with an environment variable or a file, or which makes the build fail.
			                      Leave it out, or write a space after its first letters.

			content/glossary/nested.mdx
			  7:1  deep-nesting  This line opens 30 lists or quotations, one inside the other; above 24 the site cannot be built.
			                     Put each item on a separate line. If this is output, put it into a \`text\` block.

			content/glossary/open-quote.mdx
			  3:17  malformed-yaml  The text continues after its closing quote, so none of these fields could be checked.
			                        Inside single quotes write an apostrophe twice, as in 'it''s'.

			content/glossary/overflow.mdx
			  6:1  malformed-mdx  This is not MDX, so the page cannot be built: This code block is never closed, so the rest of the file counts as code.
			                      Close it with a line of as many back-ticks as it was opened with.

			content/glossary/pool.mdx
			  3:42  hidden-reference  The postmortem "impossible-day" is a draft, so the published site has no page to link to.
			                          Publish it first, or leave the link out until then.

			content/glossary/primary.mdx
			  3:2  malformed-yaml  Line 3 is indented, so it continues the line above, and none of these fields could be checked.
			                       Start it in column 1. If it continues the text above, put the whole text in single quotes.

			content/glossary/session.mdx
			  3:13  malformed-yaml  The quote that opens here is never closed, so none of these fields could be checked.
			                        Close it. A single quote inside single quotes is written twice.

			content/glossary/unclosed.mdx
			  1:1  missing-front-matter  The front matter that starts here never ends, so the page has no fields and no body.
			                             Put a line "---" after the last field.

			content/notes.txt
			  -  stray-file  The site does not read this file. Outside the folders it reads only site.yaml and tags.yaml.
			                 Move it into "errors", "runbooks", "postmortems", "snippets", "paths", "services" or "glossary", or delete it.

			content/packs/reference/errors/broker-full.mdx
			  11:11  duplicate-id        "read-faster" is also the name of fixes[0], so it would be ambiguous.
			                             Rename this one; names are unique within "fixes".
			  16:14  dangling-reference  Error "broker-absent" does not exist.
			                             No existing name is similar. Correct the id or delete the link, or write errors/broker-absent.mdx.

			content/packs/reference/glossary/broker.mdx
			  2:10  extends-nothing  This page is in the pack "reference", but only a page of a team can extend another.
			                         Move its fields into the page that it extends, and delete this page.

			content/packs/reference/services/broker.mdx
			  -  stray-file  A service belongs to one team, and a pack holds only pages that apply to every team.
			                 Move it into the folders of the team. A pack holds pages of the kinds "error", "runbook", "snippet", "path" and "term".

			content/packs/reference/tags.yaml
			  -  stray-file  Nothing reads this file: the settings are those of the content that chooses the pack.
			                 Describe tags in tags.yaml beside the folder of the pack, and delete this file.

			content/paths/pools.mdx
			   2:8  invalid-value   "title" is "Pools"; it must have at least 8 characters.
			                        The comments in src/core/schema say what each field takes.
			  3:54  ambiguous-yaml  YAML reads "#12 on." as a comment, so this part of the text would be lost.
			                        Put the whole text in quotes. If it is a comment, leave a space after "#".
			   5:3  invalid-value   "items" is a list of 1; it must have at least 2 items.
			                        The comments in src/core/schema say what each field takes.
			  5:14  invalid-value   "items[0].entry" is "pool-full"; it must be a kind and an id, like "runbook:pool-full".
			                        The comments in src/core/schema say what each field takes.

			content/postmortems/half-written.mdx
			  21:9  invalid-value  "claims" is "not recorded"; it must be a list.
			                       Write each item on a separate line after "- ", or write "[]" if there are none.

			content/postmortems/impossible-day.mdx
			   9:18  invalid-value   "answer.broke.text" is "Orders failed. They failed for an hour. Then they worked."; it must have at most two sentences.
			                         The comments in src/core/schema say what each field takes.
			  10:34  invalid-value   "answer.cause.rests" is a list of 0; it must have at least 1 item.
			                         The comments in src/core/schema say what each field takes.
			  15:12  invalid-value   "times.started" is "2024-02-31"; it must be "not recorded" or an RFC 3339 time, like "2024-12-05T09:30:00Z" or "2024-12-05T11:30:00+02:00".
			                         The comments in src/core/schema say what each field takes.
			  16:13  ambiguous-yaml  Some YAML readers read "2024-12-05 09:30:00" as a date, and others as text.
			                         Write a time as in "2024-12-05T09:30:00Z", and put text in quotes.
			  16:13  invalid-value   "times.detected" is "2024-12-05 09:30:00"; it must be "not recorded" or an RFC 3339 time, like "2024-12-05T09:30:00Z" or "2024-12-05T11:30:00+02:00".
			                         The comments in src/core/schema say what each field takes.
			  18:13  invalid-value   "times.resolved" is "2024-02-30T10:00:00Z"; it is not a time that exists.
			                         The comments in src/core/schema say what each field takes.
			  19:18  invalid-value   "impact.users" is read as a date; it must be text.
			                         Put the value in quotes.
			  19:84  invalid-value   "impact.money" is empty; it must be text.
			                         If the source does not say, write "not recorded".
			  21:19  invalid-value   "factors[0].kind" is "code-defekt"; it must be "code-defect", "configuration", "capacity", "resource-leak", "concurrency", "dependency", "deployment", "data", "test-design", "missing-alert", "missing-test", "missing-limit", "documentation" or "process".
			                         Did you mean "code-defect"?
			  22:13  invalid-value   "mitigators" is "not recorded"; it must be a list.
			                         Write each item on a separate line after "- ", or write "[]" if there are none.
			  24:11  unmet-stage     This postmortem has no "timeline", the events in order; its stage, "unreviewed", demands it.
			                         Add it, or set "stage: imported": the page is then published with a list of the fields that it lacks.
			  26:32  invalid-value   "metrics[0].before" is "5 to 10"; it must be a number, { from, to }, { below }, { above } or "not recorded".
			                         The comments in src/core/schema say what each field takes.
			  26:48  invalid-value   "metrics[0].after" is { from, too }; it must be a number, { from, to }, { below }, { above } or "not recorded".
			                         The comments in src/core/schema say what each field takes.
			  29:95  invalid-value   "actions[0].due" is "2024-02-31"; it is not a day that exists.
			                         The comments in src/core/schema say what each field takes.

			content/postmortems/orders-pool-ful/graph.gif
			  -  stray-file  This image is in the folder of the postmortem "orders-pool-ful", which does not exist, so no page shows it.
			                 Give the folder the id of the postmortem, or delete the image.

			content/postmortems/orders-pool-full.mdx
			    3:61  derived-figure         "99.7 % faster" is derived from other figures; written by hand, it goes stale when they change.
			                                 Put the measured values into "metrics", where the site computes the difference, or quote the source in a claim.
			    5:11  invalid-value          "severity" is "SEV-1"; it must be "sev1", "sev2", "sev3", "sev4" or "not recorded".
			                                 Did you mean "sev1"?
			    8:55  unknown-source         This line rests on "restart-fres", but no claim, source or action of this page has that id.
			                                 Did you mean "restart-frees"?
			   11:40  unknown-source         This line rests on "elsewhere", but no claim, source or action of this page has that id.
			                                 Name an id that exists: the page computes from it how certain the line is.
			   16:13  missing-snippet-file   There is no image "queue.png" in the folder of this postmortem, which is next to the page and named after its id.
			                                 The folder contains "latency.gif", "latency.webp", "pool.png" and "unnamed.gif".
			    19:1  derived-figure         "ttd" can be computed, and a hand-written figure goes stale when the values it is computed from change.
			                                 Delete it. Give the times in "times" and the measured values in "metrics"; the site computes the rest.
			   23:14  impossible-times       An incident cannot be mitigated (2024-12-05T09:00:00Z) before it started (2024-12-05T09:30:00Z).
			                                 Correct one of the two; the order is started, detected, acknowledged, mitigated, resolved. Only an incident that ended by itself may be detected after it was mitigated.
			   31:11  impossible-times       An item of the kind "detection" (2024-12-05T09:20:00Z) cannot be before the incident started (2024-12-05T09:30:00Z).
			                                 Correct "at" or "times.started"; use the kind "key" for what came before or after.
			   33:11  impossible-times       This item (2024-12-05T09:50:00Z) is listed after a later one (2024-12-05T10:00:00Z), but a timeline is in chronological order.
			                                 Correct the time, or move the item up.
			   34:11  impossible-times       An item of the kind "repair" (2024-12-06T09:50:00Z) cannot be after the incident was resolved (2024-12-05T11:30:00Z).
			                                 Correct "at" or "times.resolved"; use the kind "key" for what came before or after.
			   36:94  derived-figure         "-40 %" is derived from other figures; written by hand, it goes stale when they change.
			                                 Put the measured values into "metrics", where the site computes the difference, or quote the source in a claim.
			   40:13  unknown-source         The source "nots" is not listed in "sources", so readers cannot look the statement up.
			                                 Did you mean "notes"?
			   41:14  claim-without-snippet  The claim "restart-frees" is marked "confirmed", but no snippet shows it.
			                                 In "snippet", name the snippet that tests it, or set the verdict to "untested".
			   44:84  declined-reason        The action "close-it" is declined without a reason, so the next reviewer will propose it again.
			                                 Say why in "declinedReason".
			  45:107  declined-reason        The action "watch-it" has a reason for being declined, but its state is "open".
			                                 Set the state to "declined", or delete "declinedReason".
			   53:25  derived-figure         "160 % capacity" is derived from other figures; written by hand, it goes stale when they change.
			                                 Put the measured values into "metrics", where the site computes the difference, or quote the source in a claim.
			   53:54  derived-figure         "by 40 %" is derived from other figures; written by hand, it goes stale when they change.
			                                 Put the measured values into "metrics", where the site computes the difference, or quote the source in a claim.

			content/postmortems/orders-pool-full/latency.webp
			  -  unusable-image  Its name ends in ".webp", but it is actually a GIF file, so browsers may not show it.
			                     Rename it to end in ".gif", here and in "images" of the page.

			content/postmortems/orders-pool-full/numbers.txt
			  -  stray-file  Nothing reads this file: files with such a name do not belong in this folder.
			                 The folder contains the images of the postmortem "orders-pool-full", with lower-case names that end in .png, .jpg, .webp, .gif or .avif. Rename the file, move it, or delete it.

			content/postmortems/orders-pool-full/pool.png
			  -  unusable-image  Its name ends in ".png", but its first bytes are not those of an image, so browsers would not show it.
			                     Save it again as an image: the extensions are ".png", ".jpg", ".webp", ".gif" and ".avif".

			content/postmortems/orders-pool-full/unnamed.gif
			  -  stray-file  The postmortem does not name this image, so no page shows it.
			                 Name it in "images" of the postmortem with an "alt" text, or delete it.

			content/rehearsals/redis-wait.json
			  -  unknown-rehearsal-name  The plan is named after a runbook, but there is no runbook "redis-wait".
			                             Did you mean "redis-waits"?

			content/rehearsals/redis-waits.yaml
			  2:11  unknown-rehearsal-name  The runbook has no parameter "QUEUE".
			                                There are none yet.
			  3:11  unknown-rehearsal-name  The runbook has no command at "verify".
			                                Use one of these: "mitigation 1".
			   5:3  stale-rehearsal         The runbook has not been rehearsed in the scenario "queue-long".
			                                Run "npm run rehearse -- redis-waits", and commit the redis-waits.json that it writes.
			  6:15  unknown-rehearsal-name  The runbook has no command at "mitigation 2".
			                                Did you mean "mitigation 1"?
			  8:11  unknown-rehearsal-name  The runbook has no mitigation "2".
			                                Did you mean "1"?
			   9:3  unknown-rehearsal-name  There is no scenario "queue-lnog".
			                                Did you mean "queue-long"?

			content/runbok
			  -  stray-file  The site does not read this folder or any file in it.
			                 Did you mean "runbooks"?

			content/runbooks/any-cause.mdx
			    7:3  invalid-signal  This runbook has signals but no question that tells their causes apart, so they would all lead to the same diagnosis.
			                         Add "discriminators", or move the signals to a runbook that has some.
			   7:15  invalid-signal  This template cannot be used: "<number>" is not a gap.
			                         Gaps are <int>, <float>, <quoted>, <host>, <word> and <*>, optionally with a name after a colon: <int:pool size>.
			   9:15  invalid-signal  This signal is listed twice.
			                         Delete one of the two.
			  10:15  invalid-signal  This signal matches an ordinary log line: "Warning Unhealthy 4s kubelet Readiness probe failed: HTTP…".
			                         Add words of the message that say what is wrong.

			content/runbooks/broker-waits.mdx
			  6:19  unknown-part  There is no step 2; this runbook has 1 step.
			                      The page turns this into a link, so the number must exist. Correct it; steps are counted from 1.
			  9:35  unknown-part  This item of "happened" names the mitigation "Start the readers", but no mitigation of the runbook has this title.
			                      Did you mean "Start a reader"?

			content/runbooks/deadlocks.mdx
			    2:8  runbook-without-entry-point  No alert and no error leads to this runbook, so responders who need it will not find it.
			                                      Name the alerts in "alerts", the errors in "errors", or the runbook in an error's "runbooks".
			    2:8  runbook-without-steps        This runbook has no steps, so responders do not know what to do after the mitigation.
			                                      Write "## Steps", and below it a <Step title="…"> with a command and an <Expect>.
			   6:11  duplicate-alias              The alias "deadlocks" is the id of this page itself.
			                                      Delete it.
			  11:13  invalid-value                "mitigations[0].effect" is "read"; it must be "change" or "destroy".
			                                      The comments in src/core/schema say what each field takes.
			  17:14  invalid-value                "mitigations[0].minutes" is 0; it must be more than 0.
			                                      The comments in src/core/schema say what each field takes.
			  19:11  missing-field                The field "escalate.bring" is missing.
			                                      Add it; it must be text.
			  22:15  dangling-reference           Error "orders-pool-full" does not exist.
			                                      There is a postmortem with this name: "postmortem:orders-pool-full".

			content/runbooks/keys-expire.mdx
			  2:1  unmet-stage  This runbook has no "verify", the check that it is over; its stage, "unreviewed", demands it.
			                    Add it, or set "stage: imported": the page is then published with a list of the fields that it lacks.
			  9:5  unmet-stage  This runbook has no "mitigations[0].rollback", the command or step that undoes it; its stage, "unreviewed", demands it.
			                    Add it, or set "stage: imported": the page is then published with a list of the fields that it lacks.

			content/runbooks/pool-full.mdx
			    2:8  runbook-without-steps  This runbook has no steps, so responders do not know what to do after the mitigation.
			                                Write "## Steps", and below it a <Step title="…"> with a command and an <Expect>.
			   8:20  duplicate-alias        The alias "dead-locks" already belongs to content/runbooks/deadlocks.mdx, so old links could lead to either page.
			                                Delete it here. An id that was once in use must never get a different meaning.
			  11:13  duplicate-id           "NAMESPACE" is also the name of params[0], so it would be ambiguous.
			                                Rename this one; names are unique within "params".
			  12:13  unused-parameter       No command on this page uses $REGION, so the page would ask for it unnecessarily.
			                                Delete it, or use it in a command.
			  17:12  effect-mismatch        The check of this mitigation counts as "read", but "kubectl --namespace "$NAMESPACE" rollout restart" has the effect "change".
			                                Use a command that only reads, and put this one into a mitigation.
			  19:14  prompt-in-command      The prompt "$" would be copied with the command, which then fails or does nothing.
			                                Delete it, and put what the command prints into a separate "text" block.
			  19:37  undeclared-parameter   The command uses $NAMESPCE, which "params" does not declare, so the page cannot ask for its value.
			                                Did you mean $NAMESPACE?
			   30:1  heading-level          "Requests wait for the pool" is a first-level heading, but the page already has one, its title.
			                                Start it with "##".
			   35:1  heading-level          "Count" skips a level, so people who use a screen reader look for the missing heading.
			                                Start it with "###".
			   38:1  step-without-expect    This command is not in a step, so readers do not know what to expect.
			                                Put it into a <Step title="…"> with an <Expect>. If readers do not run it, give the block another language, such as "text".
			   38:1  unlabelled-command     This command does not state its effect on the system that it runs against.
			                                Write \`\`\`sql effect=read on the opening line, or use change or destroy.
			   43:1  step-without-expect    This command is not in a step, so readers do not know what to expect.
			                                Put it into a <Step title="…"> with an <Expect>. If readers do not run it, give the block another language, such as "text".
			   43:1  unlabelled-command     This block is in "bash", a name that the site does not recognise, so it cannot label the command.
			                                Write \`\`\`sh effect=read.
			   48:1  step-without-expect    This command is not in a step, so readers do not know what to expect.
			                                Put it into a <Step title="…"> with an <Expect>. If readers do not run it, give the block another language, such as "text".
			   48:1  unlabelled-command     The effect of this command is "chnage", which is not one of "read", "change" or "destroy".
			                                Did you mean "change"?
			   53:1  unlabelled-command     This block has no language, so readers cannot tell a command from its output.
			                                Write the language after the back-ticks: "text" for output, "sh effect=read" for a harmless command.
			   58:1  step-without-expect    This command is not in a step, so readers do not know what to expect.
			                                Put it into a <Step title="…"> with an <Expect>. If readers do not run it, give the block another language, such as "text".
			   60:1  prompt-in-command      The prompt "$" would be copied with the command, which then fails or does nothing.
			                                Delete it, and put what the command prints into a separate "text" block.
			   61:1  effect-mismatch        This block counts as "read", but "kubectl --namespace "$NAMESPACE" delete" has the effect "change".
			                                Label it "change", or use a command that does less.
			  61:46  undeclared-parameter   The command uses $POD, which "params" does not declare, so the page cannot ask for its value.
			                                Declare it in "params" with a label, a pattern and an example.
			   65:1  step-without-expect    This command is not in a step, so readers do not know what to expect.
			                                Put it into a <Step title="…"> with an <Expect>. If readers do not run it, give the block another language, such as "text".
			   67:1  effect-mismatch        This block counts as "change", but "DROP TABLE" has the effect "destroy".
			                                Label it "destroy", or use a command that does less.
			   71:1  unknown-component      There is no component <Stp>, so the page cannot be built.
			                                Did you mean <Step>?
			   74:1  script-in-body         "<div>" is HTML, which looks different in search results, feeds and print.
			                                Write Markdown, or put the text into back-ticks.
			   77:1  script-in-body         "{1 + 1}" would be run as JavaScript.
			                                Put braces in back-ticks, or write "\\{" and "\\}".
			   80:1  script-in-body         "import x from 'node:fs';" imports code, which is not allowed: content must be safe to review as text.
			                                Delete the line. Step, Expect and Note need no import.
			   82:1  dangling-reference     Runbook "nowhere" does not exist.
			                                No existing name is similar. Correct the id or delete the link, or write runbooks/nowhere.mdx.
			   87:1  dangling-reference     A link to "error:pool-limit" through a Markdown definition is not followed.
			                                Write the link where it is used: [text](error:pool-limit).
			   90:1  diagram-without-title  This diagram has no accDescr, so readers who cannot see it learn nothing.
			                                Add below its first line: "accDescr: What the diagram contains".
			   90:1  missing-diagram        This diagram has not been rendered since its source changed, or its SVG was changed by hand. The build does not render diagrams.
			                                Run "npm run diagrams" and commit what it writes.

			content/runbooks/redis-stops.mdx
			  5:10  undecided-alert  "redis-stops" and "redis-waits" list the alert "CacheWaits", and none of them tells its causes apart.
			                         Add the alert to a runbook with "signals" whose questions tell the causes apart, or list it in only one runbook.

			content/runbooks/redis-waits.mdx
			  6:10  other-engine  "redis-waits" has commands for "Redis", but "too-many-clients" is about "PostgreSQL".
			                      Link a runbook whose commands fit, or say in the text of the error page what to do.

			content/runbooks/steps.mdx
			  16:18  unknown-part                There is no step 9; this runbook has 2 steps.
			                                     The page turns this into a link, so the number must exist. Correct it; steps are counted from 1.
			   19:3  missing-diagram             The diagram of these questions has not been rendered since its source changed, or its SVG was changed by hand. The build does not render diagrams.
			                                     Run "npm run diagrams" and commit what it writes.
			  21:14  question-without-no-answer  "kubectl" has no time limit here, so the reader would wait for a target that never answers.
			                                     Add "--request-timeout=15s".
			   23:7  question-without-no-answer  "kubectl" may get no response, and no answer covers that case, so the reader would pick a wrong one.
			                                     Make the command print "no answer …" in that case, and add an answer with this pattern that says what to check.
			  24:20  invalid-template            This template cannot be used: A template needs a word of at least three letters or digits, so that it can be found quickly.
			                                     Gaps are <int>, <float>, <quoted>, <host>, <word> and <*>, optionally with a name after a colon: <int:pool size>.
			  27:14  question-without-no-answer  "psql" has no time limit here, so the reader would wait for a target that never answers.
			                                     Add "PGCONNECT_TIMEOUT=10" before it.
			  29:63  question-without-no-answer  This answer means that the target did not respond, but it leads on as if it had.
			                                     Say in "next" what to check before the question is asked again.
			  30:20  question-without-no-answer  The command never prints "no answer in time", so this answer can never apply.
			                                     Make the command print it when its target does not respond: \`… || echo 'no answer'\`.
			  31:60  unknown-question            There is no question 3; this runbook has 2 questions.
			                                     Questions are counted from 1, in the order of "discriminators".
			  32:66  unknown-question            This answer leads back to its own question 2, so readers would go round in a circle.
			                                     Questions are counted from 1, in the order of "discriminators".
			   40:1  step-without-expect         The step "Count the pods" has a command but does not say what to expect, so readers cannot tell success from failure.
			                                     Between <Expect> and </Expect>, write what a successful run prints and what other output means.
			   63:1  step-without-expect         This command is not in a step, so readers do not know what to expect.
			                                     Put it into a <Step title="…"> with an <Expect>. If readers do not run it, give the block another language, such as "text".
			  65:14  one-pod-of-many             "kubectl logs" with "deploy/api" looks at only one pod, so a count of 0 may be wrong.
			                                     Add "--all-pods" (kubectl 1.31 or newer), or name the pod.
			  66:14  one-pod-of-many             "kubectl logs" with "-l" reads the last 10 lines of each pod, so a count of 0 may be wrong.
			                                     Add "--tail=-1", which reads all lines.
			  67:14  one-pod-of-many             "kubectl exec" with "sts/db" looks at only one pod, which kubectl chooses.
			                                     Name the pod: declare it in "params" and use "$POD".

			content/runbooks/team-a/job-runs.mdx
			    2:1  unmet-stage          This runbook has no "confirm", the check that this is the right runbook; its stage, "reviewed", demands it.
			                              Add it, or set "stage: unreviewed" until the page has it.
			    4:8  unrehearsed-command  This runbook is reviewed, but 3 of its commands are not rehearsed: "evidence job-log", "evidence job-log" and "mitigation 1".
			                              Name scenarios and mitigations in rehearsals/job-runs.yaml, or name the commands under "cannot" with the reason.
			   5:49  unmet-stage          The next review is due on 2025-03-01, which is not after the last one, on 2025-03-01.
			                              Correct one of the two dates.
			  11:11  duplicate-id         "job-log" is also the name of evidence[0], so it would be ambiguous.
			                              Rename this one; names are unique within "evidence".
			   13:5  unmet-stage          This runbook has no "mitigations[0].rollback", the command or step that undoes it; its stage, "reviewed", demands it.
			                              Add it, or set "stage: imported": the page is then published with a list of the fields that it lacks.
			  14:10  unknown-part         There is no question 1; this runbook has 0 questions.
			                              The page turns this into a link, so the number must exist. Correct it; questions are counted from 1.
			  15:19  forward-pointer      This mitigation needs step 1, which comes after it on the page, so responders would have to read ahead.
			                              Write the condition itself, and put the command that shows whether it holds into "check".
			  21:25  unknown-part         This mitigation destroys "job-lok", but no step in "evidence" has this id.
			                              Did you mean "job-log"?
			  27:35  unknown-part         This item of "happened" names the mitigation "Stop the jobs", but no mitigation of the runbook has this title.
			                              Did you mean "Stop the job"?

			content/runbooks/team-a/nested
			  -  stray-file  The site does not read folders at this depth, nor anything in them.
			                 Move its files one folder up: below the folder of a kind there are only folders of teams.

			content/runbooks/team-b/job-runs.mdx
			    -  duplicate-entry  content/runbooks/team-a/job-runs.mdx has the same id; folders are not part of an address, so both pages would have the same address.
			                        Rename one of the two. If both say the same thing, move the text into one of them and delete the other.
			  6:9  unmet-stage      This page has a review, but its stage is "imported".
			                        Set "stage: reviewed", or delete "review".

			content/scenarios/queue-long.yaml
			  3:1  unknown-rehearsal-name  The folder "scenarios/systems" has no program "jbos".
			                               There are none yet.

			content/services
			  -  missing-diagram  The map of the services has not been rendered since its source changed, or its SVG was changed by hand. The build does not render diagrams.
			                      Run "npm run diagrams" and commit what it writes.

			content/services/basket-api.mdx
			   3:1  malformed-yaml  A field with this name already appears above, and only one of them would count.
			                        Merge the two, or delete one.
			  4:33  ambiguous-yaml  YAML reads "#12." as a comment, so this part of the text would be lost.
			                        Put the whole text in quotes. If it is a comment, leave a space after "#".

			content/services/basket-db.mdx
			  3:10  malformed-yaml  A colon followed by a space starts a second field inside this value, so none of these fields could be checked.
			                        Put the whole text in single quotes, or write ">-" and start the text on the next line.

			content/services/billing.mdx
			  2:1  unmet-stage  This service has no "owner", the team that looks after it, or "not recorded"; its stage, "unreviewed", demands it.
			                    Add it, or set "stage: imported": the page is then published with a list of the fields that it lacks.

			content/services/partner-proxy.mdx
			  3:32  hidden-reference  The runbook "keys-expire" is internal, and this page is public, so the public site would name a page that it does not have.
			                          Delete the link, or set "audience: internal" here as well. The internal page may link to this one.

			content/services/queue-reader.mdx
			  3:1  unknown-field  There is no field "extends" in this file, so its value would be lost.
			                      The fields are "aliases", "tags", "stage", "review", "audience", "owner", "note", "title", "summary", "kind" and "dependencies".

			content/site.yaml
			  4:6  invalid-value  "url" is "base.example"; it must be a complete address, like "https://example.org/page".
			                      The comments in src/core/schema say what each field takes.
			  5:1  unknown-field  There is no field "editurl" in this file, so its value would be lost.
			                      Did you mean "editUrl"?
			  6:9  unknown-pack   The settings choose the pack "pols", which does not exist, so the site would have none of its pages.
			                      Did you mean "pools"?

			content/snippets/half-there/broken.py
			     -  stray-file     The snippet does not use this file, so no check would notice if it broke.
			                       Name it in "variants" or "files" of index.mdx, or delete it.
			  2:34  leaked-secret  This is a password, and everybody who can open the site could use it.
			                       Write a variable, "password" or "***" in its place. If it was ever pushed, rotate it too, because it stays in the git history.

			content/snippets/half-there/index.mdx
			   7:3  missing-evidence      This snippet has no evidence.json, so there is no proof that it does what it says.
			                              Run "npm run prove -- half-there", and commit the evidence.json that it writes.
			  7:27  missing-snippet-file  The file "brokn.py" does not exist in the folder of this snippet.
			                              Did you mean "broken.py"?

			content/snippets/no-index
			  -  missing-snippet-file  This folder has no index.mdx, so nothing says what the snippet shows.
			                           Write it, or delete the folder.

			content/snippets/old-run/evidence.json
			   9:18  stale-evidence  The code of the variant "broken", or a setting of its servers, has changed since this run.
			                         Run "npm run prove -- old-run", and commit the evidence.json that it writes.
			  11:39  leaked-secret   This is a password in an address, and everybody who can open the site could use it.
			                         Write a variable, "password" or "***" in its place. If it was ever pushed, rotate it too, because it stays in the git history.
			  15:15  stale-evidence  The snippet has no variant "main", but the evidence has a run of it.
			                         Run "npm run prove -- old-run", and commit the evidence.json that it writes.

			content/snippets/old-run/index.mdx
			  8:5  missing-evidence  The variant "fixed" has no run in evidence.json, so there is no proof that it does what it says.
			                         Run "npm run prove -- old-run", and commit the evidence.json that it writes.

			content/snippets/other-error/index.mdx
			  7:46  unproven-snippet  The recorded run of the variant "broken" does not match what is expected here. The error "pool-limit" was not recognised in the output.
			                          Correct the expectation or the code, then run "npm run prove -- other-error".

			content/snippets/out-of-reach/index.mdx
			   5:11  unrunnable-snippet  This snippet runs only in the page, so "npm run prove" cannot record evidence for it.
			                             Add "local" to "runtimes".
			  10:18  unrunnable-snippet  The runner sets "listen_port" of pgbouncer itself for each run, for example to a free port, so this value has no effect.
			                             Delete it. The snippet finds its servers in DATABASE_URL, PGBOUNCER_URL and REDIS_URL.
			  11:10  unrunnable-snippet  These are settings for redis, which is not in "needs", so the runner never starts it with them.
			                             Add "redis" to "needs", or delete the settings.
			   13:3  missing-evidence    This snippet has no evidence.json, so there is no proof that it does what it says.
			                             Run "npm run prove -- out-of-reach", and commit the evidence.json that it writes.

			content/snippets/torn-evidence/evidence.json
			  5:1  malformed-yaml  This is not JSON as the runner writes it, so nothing in it counts as evidence: …
			                       Restore the file from git, or delete it and run "npm run prove -- torn-evidence".

			content/tags.yaml
			  3:31  leaked-secret  This is a password in an address, and everybody who can open the site could use it.
			                       Write a variable, "password" or "***" in its place. If it was ever pushed, rotate it too, because it stays in the git history.

			235 errors in 73 files (73 files checked).
			"
		`);
	});

	test('yields the same with Windows line endings and byte order marks', async () => {
		const copy = path.join(temporary, 'windows');
		await cp(root, copy, { recursive: true });
		for (const file of await filesUnder(path.join(copy, 'content'))) {
			const text = await readFile(file, 'utf8');
			const mark = /\.(?:mdx|yaml)$/.test(file) ? '\uFEFF' : '';
			await writeFile(file, mark + text.replaceAll('\n', '\r\n'));
		}
		expect(await check(copy)).toMatchObject({ issues: (await check(root)).issues });
	});
});

test('files that no repository should hold yield clear issues', async () => {
	const root = path.join(temporary, 'hostile');
	await cp(path.join(FIXTURES, 'valid'), root, { recursive: true });
	const page = '---\ntitle: café\ndefinition: A place.\n---\n';
	await writeFile(path.join(root, 'content/glossary/latin.mdx'), Buffer.from(page, 'latin1'));
	await writeFile(path.join(root, 'content/glossary/utf-sixteen.mdx'), Buffer.from(`\uFEFF${page}`, 'utf16le'));
	await writeFile(path.join(root, 'content/glossary/nul.mdx'), page.replace('place', 'pla\0ce'));
	await writeFile(path.join(root, 'content/glossary/huge.mdx'), `${page}${'x '.repeat(600_000)}`);
	await writeFile(path.join(root, 'secret.mdx'), page);
	await symlink('../../secret.mdx', path.join(root, 'content/glossary/secret.mdx'));
	await symlink('../..', path.join(root, 'content/services/everything'));
	await symlink('connection-pool.mdx', path.join(root, 'content/glossary/same.mdx'));
	await symlink('gone-away.mdx', path.join(root, 'content/glossary/gone.mdx'));
	await symlink('loop.mdx', path.join(root, 'content/glossary/loop.mdx'));
	await mkdir(path.join(root, 'content/glossary/folder.mdx'));
	await rm(path.join(root, 'content/tags.yaml'));
	await rm(path.join(root, 'content/site.yaml'));

	const report = await check(root);
	expect(renderText(report, { colour: false })).toMatchInlineSnapshot(`
		"content/glossary/folder.mdx
		  -  stray-file  This folder has the name of a page, and the site reads pages only from files.
		                 Rename it after the team whose pages it holds, or delete it.

		content/glossary/gone.mdx
		  -  unreadable-file  This cannot be read: it does not exist.
		                      If it is a symbolic link, its target is gone: restore the target or delete the link.

		content/glossary/huge.mdx
		  -  oversized-file  This file is 1.2 MB, which is above the limit of 1.0 MB, so it was not checked.
		                     Keep only the lines that matter, and link to the full log or dump from "sources".

		content/glossary/latin.mdx
		  2:11  non-utf8  From here on this file is not UTF-8, so it cannot be read.
		                  Save it as UTF-8 in your editor; if it was Latin-1, "iconv -f latin1 -t utf-8" converts it.

		content/glossary/loop.mdx
		  -  unreadable-file  This cannot be read: its symbolic links form a loop.
		                      Replace the link with a copy of the file, or delete it.

		content/glossary/nul.mdx
		  3:18  non-utf8  There is a NUL character here, so this is not a text file.
		                  Delete the character, or delete the file if it is binary.

		content/glossary/secret.mdx
		  -  symlink-outside  This symbolic link leads to "../../secret.mdx", outside the content folder, and would publish that file.
		                      Replace the link with a copy of the file, or delete it.

		content/glossary/utf-sixteen.mdx
		  -  non-utf8  This file is UTF-16, not UTF-8, so it cannot be read.
		               Save it as UTF-8 in your editor.

		content/services/everything
		  -  symlink-outside  This symbolic link leads to "../..", outside the content folder, and would publish that file.
		                      Replace the link with a copy of the file, or delete it.

		content/site.yaml
		  -  missing-settings  This file does not exist. It should contain the name and the address of the site.
		                       Create it with "format: 2" and the fields "name", "description", "url" and "securityContact".

		content/tags.yaml
		  -  missing-settings  This file does not exist. It should contain the tags that entries may have.
		                       Create it with one line for each tag, such as "postgres: PostgreSQL servers.", or with "{}" for none.

		11 errors in 11 files (15 files checked).
		"
	`);
});

describe('content of another format', () => {
	/** The valid content with other settings: everything in it but the format would pass. */
	async function checkWith(name: string, edit: (settings: string) => string): Promise<string> {
		const root = path.join(temporary, name);
		await cp(path.join(FIXTURES, 'valid'), root, { recursive: true });
		const file = path.join(root, 'content/site.yaml');
		await writeFile(file, edit(await readFile(file, 'utf8')));
		// This would be reported if anything else was checked.
		await writeFile(path.join(root, 'content/notes.txt'), '');
		return renderText(await check(root), { colour: false });
	}

	test('that is older is the only thing that is reported, because nothing else was checked', async () => {
		expect(await checkWith('format-1', (text) => text.replace('format: 2\n', ''))).toMatchInlineSnapshot(`
			"content/site.yaml
			  1:1  other-format  This content is in format 1, but this version of Hindsight reads format 2, so nothing else was checked.
			                     Run "npm run hindsight -- migrate": it changes the files of the content and lists each change.

			1 error in 1 file (0 files checked).
			"
		`);
	});

	test('that is newer is the only thing that is reported', async () => {
		expect(await checkWith('format-3', (text) => text.replace('format: 2', 'format: 3'))).toMatchInlineSnapshot(`
			"content/site.yaml
			  1:9  other-format  This content is in format 3, but this version of Hindsight reads format 2, so nothing else was checked.
			                     Use a newer version of Hindsight: one that reads the format of this content.

			1 error in 1 file (0 files checked).
			"
		`);
	});

	test('that is not a number is an invalid value, and everything else is checked', async () => {
		expect(await checkWith('format-text', (text) => text.replace('format: 2', 'format: "2"'))).toMatchInlineSnapshot(`
			"content/notes.txt
			  -  stray-file  The site does not read this file. Outside the folders it reads only site.yaml and tags.yaml.
			                 Move it into "errors", "runbooks", "postmortems", "snippets", "paths", "services" or "glossary", or delete it.

			content/site.yaml
			  1:9  invalid-value  "format" is "2"; it must be 2.
			                      The comments in src/core/schema say what each field takes.

			2 errors in 2 files (12 files checked).
			"
		`);
	});
});

test('packs that are not there, and images that cannot be published, yield clear issues', async () => {
	const root = path.join(temporary, 'packs');
	await cp(path.join(FIXTURES, 'valid'), root, { recursive: true });
	const at = (file: string) => path.join(root, 'content', file);
	await appendFile(at('site.yaml'), 'packs: [broker]\n');
	const extension = '---\nextends: true\nnote: Ours is small.\n---\n';
	await writeFile(at('errors/broker-full.mdx'), extension);
	// The engine may bring packs along; this one has the closest name.
	await mkdir(at('packs/broke'), { recursive: true });
	const before = await check(root);
	await mkdir(at('packs/broker/errors'), { recursive: true });
	await mkdir(at('postmortems/orders-pool-full'));
	await writeFile(at('packs/broker/errors/broker-gone.mdx'), extension.replace('extends: true\n', ''));
	await writeFile(at('postmortems/orders-pool-full/large.png'), Buffer.concat([PNG, Buffer.alloc(2_100_000)]));
	await writeFile(at('postmortems/orders-pool-full/small.png'), PNG);
	await mkdir(at('postmortems/orders-pool-full/older'));
	const page = await readFile(at('postmortems/orders-pool-full.mdx'), 'utf8');
	const images = 'images: [{ file: large.png, alt: The pool. }, { file: small.png, alt: The pool. }]\n';
	await writeFile(at('postmortems/orders-pool-full.mdx'), page.replace('---\n', `---\n${images}`));
	const after = await check(root);
	expect([before, after].map((report) => renderText(report, { colour: false })).join('\n')).toMatchInlineSnapshot(`
		"content/errors/broker-full.mdx
		  2:10  extends-nothing  This page extends the error "broker-full" of a pack, but this content uses no pack.
		                         Correct the name of the file, or delete "extends" and write the whole page.

		content/site.yaml
		  6:9  unknown-pack  The settings choose the pack "broker", which does not exist, so the site would have none of its pages.
		                     Did you mean "broke"?

		2 errors in 2 files (13 files checked).

		content/errors/broker-full.mdx
		  2:10  extends-nothing  This page extends the error "broker-full", but the pack "broker" has no error with this id.
		                         Correct the name of the file, or delete "extends" and write the whole page.

		content/packs/broker/errors/broker-gone.mdx
		  2:1  missing-field  The field "title" is missing.
		                      Add it; it must be text.
		  2:1  missing-field  The field "component" is missing.
		                      Add it; it must be text.
		  2:1  missing-field  The field "signatures" is missing.
		                      Add it; it must be a list.
		  2:1  missing-field  The field "examples" is missing.
		                      Add it; it must be a list.
		  2:1  missing-field  The field "meaning" is missing.
		                      Add it; it must be text.
		  2:1  missing-field  The field "fixes" is missing.
		                      Add it; it must be a list.

		content/packs/tags.yaml
		  -  missing-settings  This file does not exist. It should contain the tags that entries may have.
		                       Create it with one line for each tag, such as "postgres: PostgreSQL servers.", or with "{}" for none.

		content/postmortems/orders-pool-full/large.png
		  -  unusable-image  This image is 2.1 MB; above 2.0 MB, it would keep a reader with a slow connection waiting.
		                     Save it no larger than a page shows it, or crop it to the part that matters.

		content/postmortems/orders-pool-full/older
		  -  stray-file  The site does not read folders at this depth, nor anything in them.
		                 Move its files one folder up: below the folder of a kind there are only folders of teams.

		10 errors in 5 files (16 files checked).
		"
	`);
});

/** The first bytes of every PNG file. */
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

describe('without content', () => {
	test('a folder that does not exist is one issue', async () => {
		expect(renderText(await check(temporary, 'nowhere'), { colour: false })).toMatchInlineSnapshot(`
			"nowhere
			  -  no-content  There is no folder with this name, so there is nothing to check.
			                 Run the command from the root of the project, or name the folder: "hindsight check path/to/content".

			1 error in 1 file (0 files checked).
			"
		`);
	});

	test('a file in place of the folder is one issue', async () => {
		await writeFile(path.join(temporary, 'file'), '');
		expect(renderText(await check(temporary, 'file'), { colour: false })).toMatchInlineSnapshot(`
			"file
			  -  no-content  This is not a folder, so there is nothing to check.
			                 Run the command from the root of the project, or name the folder: "hindsight check path/to/content".

			1 error in 1 file (0 files checked).
			"
		`);
	});

	test('an empty folder is reported with the missing files', async () => {
		await mkdir(path.join(temporary, 'empty/errors'), { recursive: true });
		expect(renderText(await check(temporary, 'empty'), { colour: false })).toMatchInlineSnapshot(`
			"empty
			  -  no-content  The folder contains no page, so there is nothing to publish.
			                 Add a page, such as errors/<id>.mdx; pages are in "errors", "runbooks", "postmortems", "snippets", "paths", "services" and "glossary".

			empty/site.yaml
			  -  missing-settings  This file does not exist. It should contain the name and the address of the site.
			                       Create it with "format: 2" and the fields "name", "description", "url" and "securityContact".

			empty/tags.yaml
			  -  missing-settings  This file does not exist. It should contain the tags that entries may have.
			                       Create it with one line for each tag, such as "postgres: PostgreSQL servers.", or with "{}" for none.

			3 errors in 3 files (0 files checked).
			"
		`);
	});
});

test('front matter and bodies that are cut off anywhere never end in an exception', async () => {
	const source = path.join(FIXTURES, 'valid');
	const root = path.join(temporary, 'cut');
	await cp(source, root, { recursive: true });
	const file = path.join(root, 'content/runbooks/pool-full.mdx');
	const whole = await readFile(file, 'utf8');
	for (let length = 0; length < whole.length; length += 41) {
		await writeFile(file, whole.slice(0, length));
		const { issues } = await checkContent('content', root);
		expect(issues.length, `cut after ${length} characters`).toBeGreaterThan(0);
	}
});

test('every rule is triggered by a fixture', () => {
	expect(RULE_NAMES.filter((name) => !met.has(name))).toEqual([]);
});

async function check(root: string, folder = 'content'): Promise<Awaited<ReturnType<typeof checkContent>>> {
	const report = await checkContent(folder, root);
	for (const { rule } of report.issues) met.add(rule);
	return report;
}

/** A report without the words of the parsers of MDX and YAML, which change with their versions. */
function withoutParsers(text: string): string {
	const ours =
		/(This is not MDX, so the page cannot be built|so nothing in it counts as evidence): (?!This code block).+/g;
	return text.replace(ours, '$1: …');
}

/** `file:line rule`, or `file rule` where the place is unknown, one for each issue. */
function placesOf({ issues }: Report): string[] {
	return issues
		.map(({ file, position, rule }) => `${file}${position.at === 'source' ? `:${position.line}` : ''} ${rule}`)
		.sort();
}

/**
 * The issues that the lines of a fixture announce: `# expect: rule-name` on the line itself, or on a separate line above
 * it. For places where no comment is possible, `expected.json` next to the content has `file:line` or `file` with the
 * rules.
 */
async function expectedPlaces(root: string): Promise<string[]> {
	const listed = JSON.parse(await readFile(path.join(root, 'expected.json'), 'utf8')) as Record<string, string[]>;
	const places = Object.entries(listed).flatMap(([place, rules]) => rules.map((rule) => `${place} ${rule}`));
	for (const absolute of await filesUnder(path.join(root, 'content'))) {
		const file = path.relative(root, absolute).split(path.sep).join('/');
		const lines = (await readFile(absolute, 'utf8')).split('\n');
		for (const [index, line] of lines.entries()) {
			const rules = /(?:#|--|\/\*) expect: ([a-z0-9-]+(?:, [a-z0-9-]+)*)/.exec(line)?.[1]?.split(', ') ?? [];
			const isAlone = /^\{\/\*.*\*\/\}$/.test(line.trim());
			places.push(...rules.map((rule) => `${file}:${index + (isAlone ? 2 : 1)} ${rule}`));
		}
	}
	return places.sort();
}

async function filesUnder(folder: string): Promise<string[]> {
	const items = await readdir(folder, { recursive: true, withFileTypes: true });
	return items.filter((item) => item.isFile()).map((item) => path.join(item.parentPath, item.name));
}
