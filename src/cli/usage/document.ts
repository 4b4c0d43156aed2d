import { commandHelp, programHelp } from './help.ts';
import type { CommandSpec } from './spec.ts';

/** Renders docs/command-line.md, the help of every command as Markdown. */
export function renderDocument(commands: Readonly<Record<string, CommandSpec>>): string {
	const screens = Object.entries(commands).map(([name, spec]) => `## ${name}\n\n${fence(commandHelp(name, spec))}`);
	return `# Command line

Generated from \`src/cli/usage/table.ts\`; \`npm run test:unit -- src/cli/usage --update\` writes it again.

In a clone, \`hindsight\` is \`npm run -s hindsight --\`. The scripts \`check\`, \`diagrams\`, \`eval\`, \`prove\`, \`snippet\`
(\`hindsight run\`) and \`preview\` (\`hindsight serve\`) are shorter: \`npm run check -- --format json\`.

${fence(programHelp(commands))}
${screens.join('\n')}`;
}

function fence(text: string): string {
	return `\`\`\`text\n${text}\`\`\`\n`;
}
