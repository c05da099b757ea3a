import type { Assignment, FunctionInfo, Guard, Variable } from './script-model.js';

export interface Reaching {
  readonly assignments: readonly Assignment[];
  /** The last assignment before the place, in the same run of code, is among them: no other can matter. */
  readonly certain: boolean;
}

/**
 * The assignments whose value a variable may hold at `position` in `owner`. Within a function the last one before
 * the place ends the search, unless it may have been passed over (a branch, a loop body); those in the other branch
 * of the same statement are left out. Code in the middle of other code sees what was assigned before it;
 * other functions may run at any time, and see every assignment made elsewhere.
 */
export function reachingAssignments(
  variable: Variable,
  position: number,
  owner: FunctionInfo | null,
): Reaching {
  const { assignments } = variable;
  const found: Assignment[] = [];
  let place = position;
  let within = owner;
  for (;;) {
    for (let index = assignments.length - 1; index >= 0; index--) {
      const assignment = assignments[index];
      if (assignment?.owner !== within || assignment.end > place) continue;
      if (isOtherBranch(assignment.guard, place)) continue;
      found.push(assignment);
      if (assignment.guard === null || contains(assignment.guard, place)) {
        return { assignments: found, certain: true };
      }
    }
    if (within?.isInline !== true) break;
    place = within.node.start;
    within = within.parent;
  }
  const elsewhere = assignments.filter(
    (assignment) => assignment.owner !== within && !found.includes(assignment),
  );
  if (found.length + elsewhere.length > 0) {
    return { assignments: [...found, ...elsewhere], certain: false };
  }
  return { assignments, certain: false };
}

function contains(guard: Guard, position: number): boolean {
  return guard.start <= position && position < guard.end;
}

function isOtherBranch(guard: Guard | null, position: number): boolean {
  for (let at = guard; at !== null && !contains(at, position); at = at.parent) {
    if (at.statementStart <= position && position < at.statementEnd) return true;
  }
  return false;
}
