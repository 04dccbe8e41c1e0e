/**
 * What a run has to do, written down from the documented rule and from nothing else: a literal
 * map of open savepoints. It is slow on purpose and shares no code with the product.
 */

/** A savepoint that has to exist, with what it has to hold. */
export interface ReferenceSavepoint {
  readonly instant: number;
  /** In the order the entities were registered in. */
  readonly states: ReadonlyMap<string, string>;
  /** The savepoint before it in its history. */
  readonly parent: ReferenceSavepoint | null;
  readonly completedBy: string;
  /** Its name in the storage, once it is seen there. */
  savepointId: string | null;
  isPruned: boolean;
  isPinned: boolean;
  openReaders: number;
  /** Whether a branch begins here. A storage may keep the states of such a savepoint longer. */
  isForkBase: boolean;
}

/** What has to come of a push. `"late-or-conflict"`: the rule leaves it open. */
export type ReferenceOutcome =
  | { readonly kind: "taken"; readonly completed: readonly ReferenceSavepoint[] }
  | {
      readonly kind:
        | "late"
        | "repeated"
        | "conflict"
        | "late-or-conflict"
        | "unknown-entity"
        | "off-schedule";
    };

interface ReferencePush {
  readonly value: string;
  /** Whether the value differs from what the entity pushed, or was loaded with, before. */
  readonly isFresh: boolean;
}

/** One run and one session of it at a time. */
export class ReferenceRun {
  schedule: number;
  keepSavepoints: number;
  registered: readonly string[];
  /** Where the session began. */
  base: number;
  /** The newest complete savepoint's instant in this session. */
  frontier: number;
  head: ReferenceSavepoint | null = null;
  readonly all: ReferenceSavepoint[] = [];
  /** Each open savepoint, with the state of each entity that has saved for it. */
  readonly open = new Map<number, Map<string, string>>();
  /** Instants that somebody pushed at: only these are persisted. */
  readonly pushedAt = new Set<number>();
  readonly #pushes = new Map<string, Map<number, ReferencePush>>();
  readonly #newest = new Map<string, { readonly instant: number; readonly value: string }>();
  #openedTo: number;

  constructor(startFrom: number, schedule: number, keep: number, registered: readonly string[]) {
    this.schedule = schedule;
    this.keepSavepoints = keep;
    this.registered = registered;
    this.base = startFrom;
    this.frontier = startFrom;
    this.#openedTo = startFrom;
  }

  /** A session begins on a savepoint; what the one before left open is gone. */
  begin(base: ReferenceSavepoint, registered: readonly string[], schedule: number): void {
    if (base !== this.head) base.isForkBase = true;
    this.head = base;
    this.registered = registered;
    this.schedule = schedule;
    this.base = base.instant;
    this.frontier = base.instant;
    this.#openedTo = base.instant;
    this.open.clear();
    this.pushedAt.clear();
    this.#pushes.clear();
    this.#newest.clear();
    for (const [entity, value] of base.states) {
      if (registered.includes(entity)) this.#newest.set(entity, { instant: base.instant, value });
    }
  }

  /** Where an entity stands: the last instant it pushed at, or the base. */
  standing(entity: string): number {
    return this.#pushes.has(entity) ? (this.#newest.get(entity)?.instant ?? this.base) : this.base;
  }

  /** Instants above the frontier that an entity pushed at. */
  openPushes(entity: string): readonly number[] {
    return [...(this.#pushes.get(entity)?.keys() ?? [])].filter((at) => at > this.frontier);
  }

  /** What the entity pushed at an instant. */
  pushedValue(entity: string, instant: number): string | undefined {
    return this.#pushes.get(entity)?.get(instant)?.value;
  }

  /** What a push has to come to, without doing it. */
  judge(entity: string, instant: number, value: string): ReferenceOutcome["kind"] {
    if (!this.registered.includes(entity)) return "unknown-entity";
    if (instant % this.schedule !== 0) return "off-schedule";
    if (instant <= this.frontier) return "late";
    const before = this.#pushes.get(entity)?.get(instant);
    if (before !== undefined) return this.#judgeAgain(entity, instant, before, value);
    return instant > this.standing(entity) ? "taken" : "late";
  }

  /** The rule: store the state in every open savepoint `<= instant` that lacks the entity. */
  push(entity: string, instant: number, value: string): ReferenceOutcome {
    const kind = this.judge(entity, instant, value);
    if (kind !== "taken") return { kind };
    this.#openUpTo(instant);
    for (const [savepoint, saved] of this.open) {
      if (savepoint <= instant && !saved.has(entity)) saved.set(entity, value);
    }
    this.pushedAt.add(instant);
    const pushes = this.#pushes.get(entity) ?? new Map<number, ReferencePush>();
    pushes.set(instant, { value, isFresh: this.#newest.get(entity)?.value !== value });
    this.#pushes.set(entity, pushes);
    this.#newest.set(entity, { instant, value });
    return { kind, completed: this.#complete(entity) };
  }

  /** The savepoints of the head's history, newest first. */
  history(): readonly ReferenceSavepoint[] {
    const found: ReferenceSavepoint[] = [];
    for (let at = this.head; at !== null; at = at.parent) found.push(at);
    return found;
  }

  /** What a prune has to remove, and what it may. */
  prunable(): { readonly must: ReferenceSavepoint[]; readonly may: ReferenceSavepoint[] } {
    const kept = this.history()
      .filter((one) => !one.isPruned)
      .slice(0, this.keepSavepoints);
    const free = this.all.filter(
      (one) => !one.isPruned && !one.isPinned && one.openReaders === 0 && !kept.includes(one),
    );
    return {
      must: free.filter((one) => !one.isForkBase),
      may: free.filter((one) => one.isForkBase),
    };
  }

  #judgeAgain(entity: string, instant: number, before: ReferencePush, value: string) {
    if (before.value === value) return instant === this.standing(entity) ? "repeated" : "late";
    // An unchanged push carries no bytes to compare with, unless it is the entity's newest.
    const isComparable = before.isFresh || instant === this.standing(entity);
    return isComparable ? "conflict" : "late-or-conflict";
  }

  #openUpTo(instant: number): void {
    const first = this.#openedTo - (this.#openedTo % this.schedule) + this.schedule;
    for (let at = first; at <= instant; at += this.schedule) {
      this.open.set(at, new Map());
      this.#openedTo = at;
    }
  }

  #complete(completedBy: string): readonly ReferenceSavepoint[] {
    const completed: ReferenceSavepoint[] = [];
    for (const [instant, saved] of this.open) {
      if (this.registered.some((entity) => !saved.has(entity))) break;
      this.open.delete(instant);
      this.frontier = instant;
      if (this.pushedAt.delete(instant)) completed.push(this.#persist(instant, saved, completedBy));
    }
    return completed;
  }

  #persist(instant: number, saved: ReadonlyMap<string, string>, completedBy: string) {
    const states = new Map(this.registered.map((entity) => [entity, saved.get(entity) ?? ""]));
    const savepoint: ReferenceSavepoint = {
      instant,
      states,
      parent: this.head,
      completedBy,
      savepointId: null,
      isPruned: false,
      isPinned: false,
      openReaders: 0,
      isForkBase: false,
    };
    this.head = savepoint;
    this.all.push(savepoint);
    return savepoint;
  }
}
