import type { Issue } from '../report/issue.ts';
import { RULES_FROM_UNREVIEWED } from '../schema/stages.ts';
import { byPlace } from '../report/position.ts';
import type { RuleInput } from './content.ts';
import type { Rule } from './rule.ts';
import { ambiguousYaml } from './ambiguous-yaml.ts';
import { claimWithoutSnippet } from './claim-without-snippet.ts';
import { componentAttribute } from './component-attribute.ts';
import { danglingReference } from './dangling-reference.ts';
import { declinedReason } from './declined-reason.ts';
import { deepNesting } from './deep-nesting.ts';
import { derivedFigure } from './derived-figure.ts';
import { diagramWithoutTitle } from './diagram-without-title.ts';
import { duplicateAlias } from './duplicate-alias.ts';
import { duplicateCode } from './duplicate-code.ts';
import { duplicateId } from './duplicate-id.ts';
import { effectMismatch } from './effect-mismatch.ts';
import { exampleNotMatched } from './example-not-matched.ts';
import { headingLevel } from './heading-level.ts';
import { buildMarker } from './build-marker.ts';
import { hiddenCharacter } from './hidden-character.ts';
import { hiddenReference } from './hidden-reference.ts';
import { imageInBody } from './image-in-body.ts';
import { impossibleTimes } from './impossible-times.ts';
import { invalidId } from './invalid-id.ts';
import { invalidSignal } from './invalid-signal.ts';
import { invalidTemplate } from './invalid-template.ts';
import { invalidValue } from './invalid-value.ts';
import { leakedSecret } from './leaked-secret.ts';
import { inventedExample } from './invented-example.ts';
import { malformedMdx } from './malformed-mdx.ts';
import { malformedYaml } from './malformed-yaml.ts';
import { missingDiagram } from './missing-diagram.ts';
import { missingEvidence } from './missing-evidence.ts';
import { missingField } from './missing-field.ts';
import { missingFrontMatter } from './missing-front-matter.ts';
import { missingSettings } from './missing-settings.ts';
import { missingSnippetFile } from './missing-snippet-file.ts';
import { nearMissMatched } from './near-miss-matched.ts';
import { noContent } from './no-content.ts';
import { nonUtf8 } from './non-utf8.ts';
import { otherEngine } from './other-engine.ts';
import { onePodOfMany } from './one-pod-of-many.ts';
import { overlappingTemplate } from './overlapping-template.ts';
import { oversizedFile } from './oversized-file.ts';
import { promptInCommand } from './prompt-in-command.ts';
import { questionWithoutNoAnswer } from './question-without-no-answer.ts';
import { runbookWithoutEntryPoint } from './runbook-without-entry-point.ts';
import { runbookWithoutSteps } from './runbook-without-steps.ts';
import { scriptInBody } from './script-in-body.ts';
import { staleEvidence } from './stale-evidence.ts';
import { staleRehearsal } from './stale-rehearsal.ts';
import { stepWithoutExpect } from './step-without-expect.ts';
import { strayFile } from './stray-file.ts';
import { symlinkOutside } from './symlink-outside.ts';
import { undecidedAlert } from './undecided-alert.ts';
import { undeclaredParameter } from './undeclared-parameter.ts';
import { unfinishedDraft } from './unfinished-draft.ts';
import { unrehearsedCommand } from './unrehearsed-command.ts';
import { unknownRehearsalName } from './unknown-rehearsal-name.ts';
import { unknownComponent } from './unknown-component.ts';
import { unknownField } from './unknown-field.ts';
import { unknownPart } from './unknown-part.ts';
import { unknownQuestion } from './unknown-question.ts';
import { unknownSource } from './unknown-source.ts';
import { unknownTag } from './unknown-tag.ts';
import { unlabelledCommand } from './unlabelled-command.ts';
import { unprovenSnippet } from './unproven-snippet.ts';
import { unrunnableSnippet } from './unrunnable-snippet.ts';
import { unreadableFile } from './unreadable-file.ts';
import { unusedParameter } from './unused-parameter.ts';
import { unsafeLink } from './unsafe-link.ts';
import { otherFormat } from './other-format.ts';
import { unknownPack } from './unknown-pack.ts';
import { duplicateEntry } from './duplicate-entry.ts';
import { extendsNothing } from './extends-nothing.ts';
import { unknownFix } from './unknown-fix.ts';
import { extensionBody } from './extension-body.ts';
import { unusableImage } from './unusable-image.ts';
import { unmetStage } from './unmet-stage.ts';
import { forwardPointer } from './forward-pointer.ts';
import { weakTemplate } from './weak-template.ts';

/**
 * Runs all rules and returns their findings, ordered by file, then by position. Leaves out findings about imported
 * pages from rules that such pages may break.
 */
export function checkRules(content: RuleInput): Issue[] {
	const imported = new Set(content.documents.filter(({ data }) => data.stage === 'imported').map(({ file }) => file));
	const issues = RULES.flatMap(({ name, check }) =>
		check(content)
			.filter(({ file }) => !(RULES_FROM_UNREVIEWED.has(name) && imported.has(file)))
			.map((finding) => ({ rule: name, ...finding })),
	);
	return issues.sort(byPlace);
}

/** All rules, in the order of `names.ts`. */
export const RULES: readonly Rule[] = [
	noContent,
	missingSettings,
	otherFormat,
	unknownPack,
	strayFile,
	duplicateEntry,
	extendsNothing,
	unknownFix,
	extensionBody,
	unusableImage,
	invalidId,
	symlinkOutside,
	unreadableFile,
	oversizedFile,
	nonUtf8,
	hiddenCharacter,
	buildMarker,
	leakedSecret,
	missingFrontMatter,
	malformedYaml,
	ambiguousYaml,
	deepNesting,
	malformedMdx,
	unknownField,
	missingField,
	invalidValue,
	unmetStage,
	unfinishedDraft,
	duplicateId,
	duplicateAlias,
	duplicateCode,
	danglingReference,
	unsafeLink,
	hiddenReference,
	unknownTag,
	unknownSource,
	impossibleTimes,
	derivedFigure,
	claimWithoutSnippet,
	declinedReason,
	exampleNotMatched,
	nearMissMatched,
	inventedExample,
	invalidTemplate,
	weakTemplate,
	overlappingTemplate,
	invalidSignal,
	runbookWithoutEntryPoint,
	forwardPointer,
	undecidedAlert,
	otherEngine,
	runbookWithoutSteps,
	stepWithoutExpect,
	unknownQuestion,
	unknownPart,
	questionWithoutNoAnswer,
	undeclaredParameter,
	unusedParameter,
	unlabelledCommand,
	effectMismatch,
	onePodOfMany,
	promptInCommand,
	unknownComponent,
	componentAttribute,
	scriptInBody,
	imageInBody,
	headingLevel,
	diagramWithoutTitle,
	missingDiagram,
	missingSnippetFile,
	unrunnableSnippet,
	missingEvidence,
	staleEvidence,
	unprovenSnippet,
	unknownRehearsalName,
	staleRehearsal,
	unrehearsedCommand,
];
