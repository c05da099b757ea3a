/** Cuts examples from one script. */
import type { CallSite, Example, ReferenceForm } from '../../domain/index.js';
import { parseScript } from '../../analysis/index.js';
import type { ApiFacts } from './api-facts.js';
import { apiCuts, memberCut, type Cut } from './cuts.js';
import type { DraftExample, Drop, DropReason } from './draft-example.js';
import type { CutScript, ExampleContext } from './example-context.js';
import { exampleId } from './example-id.js';
import { grouped } from './grouped.js';
import { stillShows, maskedText } from './hidden-text.js';
import { intentOf, intentScore, memberVocabulary } from './intent.js';
import { seededHash } from './seeded-hash.js';
import { statementUnit } from './statement-unit.js';
import type { SyntaxTree } from './syntax-tree.js';
import { offsetsIn, type TextRange } from './text-range.js';
import { hideApi, hideMember, type Hiding, type PlacedSite } from './traces-of.js';

/** Forms that name an API for the script as a whole: no statement of their own needs it. */
const DECLARING: ReadonlySet<ReferenceForm> = new Set(['include', 'extend']);
/** Forms with a receiver and a member behind a dot. */
const BEHIND_DOT: ReadonlySet<ReferenceForm> = new Set([
  'instance-call',
  'static-call',
  'property',
]);

type Outcome = DraftExample | Drop;

export class ScriptCutter {
  readonly #offsets: (range: CallSite['range']) => TextRange;
  readonly #whole: TextRange;

  constructor(
    private readonly script: CutScript,
    private readonly tree: SyntaxTree,
    private readonly context: ExampleContext,
  ) {
    this.#offsets = offsetsIn(script.source);
    this.#whole = { start: 0, end: script.source.length };
  }

  /** One for the first statement that needs the API, or for each. */
  apiExamples(facts: ApiFacts, sites: readonly CallSite[]): readonly Outcome[] {
    const placed = this.#place(sites);
    // A member that the class does not have: more often a value that was followed too far than a use of it.
    const needing = placed.filter(
      ({ site }) => !DECLARING.has(site.form) && site.resolution !== 'member-unknown',
    );
    const hidings = new Map<string | null, Hiding>();
    const hide = (member: string | null): Hiding => {
      const known = hidings.get(member);
      if (known !== undefined) return known;
      const hiding = this.#checked(hideApi(this.tree, facts.surface, member, placed));
      hidings.set(member, hiding);
      return hiding;
    };
    return this.#wanted(
      needing,
      ({ range }) => statementUnit(this.tree, range)?.valueEnd ?? -1,
    ).map((use) => {
      const unit = statementUnit(this.tree, use.range);
      const cuts = unit === null ? [] : apiCuts(this.script.source, use.range, unit);
      return this.#example('api', facts, use, cuts, hide(use.site.member));
    });
  }

  /** One for the first use of each member that the API is known to have, or for each use. */
  memberExamples(facts: ApiFacts, sites: readonly CallSite[]): readonly Outcome[] {
    const placed = this.#place(sites).filter(
      ({ site }) => BEHIND_DOT.has(site.form) && site.definedIn !== null,
    );
    return [...grouped(placed, ({ site }) => site.member)].flatMap(([member, uses]) => {
      if (member === null) return [];
      const hiding = this.#checked(hideMember(this.tree, member, uses));
      return this.#wanted(uses, ({ range }) => range.end).flatMap((use) => {
        const unit = statementUnit(this.tree, use.range);
        const cut = unit === null ? null : memberCut(this.script.source, use.range, member, unit);
        return cut === null && unit !== null
          ? []
          : [this.#example('member', facts, use, cut === null ? [] : [cut], hiding)];
      });
    });
  }

  #place(sites: readonly CallSite[]): readonly PlacedSite[] {
    return sites
      .map((site) => ({ site, range: this.#offsets(site.range) }))
      .sort((one, other) => one.range.start - other.range.start);
  }

  /** The first use, or the first of each statement. */
  #wanted(
    uses: readonly PlacedSite[],
    placeOf: (use: PlacedSite) => number,
  ): readonly PlacedSite[] {
    if (this.context.sites === 'first') return uses.slice(0, 1);
    return [...grouped(uses, placeOf).values()].flatMap((group) => group.slice(0, 1));
  }

  /** Masked code has to parse as it did before. */
  #checked(hiding: Hiding): Hiding {
    if (hiding.kind === 'impossible' || this.tree.outcome !== 'strict') return hiding;
    const masked = maskedText(this.script.source, this.#whole, hiding.ranges);
    return parseScript(masked).outcome === 'strict'
      ? hiding
      : { kind: 'impossible', reason: 'mask-breaks-syntax' };
  }

  #example(
    question: Example['question'],
    { surface, callers, vocabulary }: ApiFacts,
    { site, range }: PlacedSite,
    cuts: readonly Cut[],
    hiding: Hiding,
  ): Outcome {
    const { script, context } = this;
    const drop = (reason: DropReason): Drop => ({ api: surface.api, question, reason });
    const id = exampleId(
      context.origin,
      script.sysId,
      question,
      surface.api,
      site.member,
      range.start,
    );
    const cut = cuts[Math.floor(seededHash(context.seed, id) * cuts.length)];
    if (cut === undefined) return drop('no-statement');
    if (hiding.kind === 'impossible') return drop(hiding.reason);
    const codeBefore = maskedText(script.source, { start: 0, end: cut.start }, hiding.ranges);
    const codeAfter = maskedText(
      script.source,
      { start: cut.end, end: script.source.length },
      hiding.ranges,
    );
    if (`${codeBefore}${codeAfter}`.trim() === '') return drop('nothing-in-sight');
    if (stillShows(codeBefore, hiding.traces) || stillShows(codeAfter, hiding.traces)) {
      return drop('disguised-name');
    }
    const member = surface.members.find(({ name }) => name === site.member);
    const asked = question === 'api' ? vocabulary : memberVocabulary(vocabulary, member);
    const score = intentScore(codeBefore, codeAfter, asked);
    return {
      id,
      question,
      cut: cut.kind,
      codeBefore,
      codeMiddle: script.source.slice(cut.start, cut.end),
      codeAfter,
      groundTruth: { scope: surface.scope, api: surface.api, member: site.member },
      scope: script.scope,
      table: script.table,
      script: script.sysId,
      origin: context.origin,
      intent: intentOf(score),
      intentScore: score,
      callers: callers.size - (callers.has(script.sysId) ? 1 : 0),
      sameScope: surface.scope === script.scope,
    };
  }
}
