import { commandHelp, programHelp } from './help.ts';
import type { CommandSpec } from './spec.ts';

/** Renders docs/command-line.md, the help of every command as Markdown. */
export function renderDocument(commands: Readonly<Record<string, CommandSpec>>): string {
	const sections = Object.entries(commands).map(([name, spec]) => `## ${name}\n\n${fence(commandHelp(name, spec))}`);
	return `# Command line

Generated from \`src/cli/usage/table.ts\` by \`npm run test:unit -- src/cli/usage --update\`.

In a clone, \`hindsight\` is \`npm run -s hindsight --\`. The scripts \`check\`, \`diagrams\`, \`eval\`, \`prove\`, \`snippet\`
(\`hindsight run\`) and \`preview\` (\`hindsight serve\`) are shorter forms: \`npm run check -- --format json\`.

${fence(programHelp(commands))}
${sections.join('\n')}`;
}

function fence(text: string): string {
	return `\`\`\`text\n${text}\`\`\`\n`;
}
