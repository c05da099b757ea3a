/** The single walk over a script's tree. It decides nothing about other scripts: it notes what is where. */
import type { AnyNode } from 'acorn';
import {
  isFunction,
  isInvoker,
  memberName,
  unwrap,
  type ClassNode,
  type FunctionNode,
  type LeadingComment,
  type NodeOf,
} from '../syntax/index.js';
import { ClassBook } from './class-book.js';
import { ScopeKeeper } from './scope-keeper.js';
import {
  lookUp,
  type FunctionInfo,
  type ScriptModel,
  type Self,
  type Use,
} from './script-model.js';
import { strayMember } from './stray-member.js';
import { visitBranches } from './visit-branches.js';

/** What the place of a function says of it, noted before the function itself is reached. */
interface Placement {
  readonly name: string | null;
  readonly documentedAt: number;
  readonly self: Self | null;
  readonly isInline: boolean;
}

/** Walks the tree once. Throws RangeError where it is nested deeper than the stack. */
export function buildModel(
  program: NodeOf<'Program'>,
  source: string,
  comments: LeadingComment,
): ScriptModel {
  return new Walk(program, source, comments).model();
}

class Walk {
  private readonly at = new ScopeKeeper();
  private readonly uses: Use[] = [];
  private readonly functions = new Map<AnyNode, FunctionInfo>();
  private readonly placements = new Map<AnyNode, Placement>();
  private readonly book: ClassBook;
  /** Start of the statement that is being visited: where its comment would end. */
  private statementStart = 0;

  constructor(
    private readonly program: NodeOf<'Program'>,
    private readonly source: string,
    private readonly comments: LeadingComment,
  ) {
    this.book = new ClassBook({
      place: (node, placement) => this.placements.set(node, { isInline: false, ...placement }),
      visit: (node) => {
        this.visit(node);
      },
      visitBase: (node) => {
        if (node.type === 'NewExpression') this.visitNew(node, 'inherit');
        else this.visit(node);
      },
    });
  }

  model(): ScriptModel {
    this.at.declareHoisted(this.program, this.program.body);
    this.visitStatements(this.program.body);
    const { source, comments, uses, functions } = this;
    return {
      source,
      comments,
      top: this.at.top,
      uses,
      functions,
      classes: this.book.registry.classes,
    };
  }

  private visit(node: AnyNode): void {
    switch (node.type) {
      case 'FunctionDeclaration':
        this.noteStrayMember(node);
        this.visitFunction(node);
        return;
      case 'FunctionExpression':
      case 'ArrowFunctionExpression':
        this.visitFunction(node);
        return;
      case 'ClassDeclaration':
      case 'ClassExpression':
        this.visitClass(node, node.id?.name ?? null);
        return;
      case 'BlockStatement':
      case 'StaticBlock':
        this.at.inBlock(node.body, () => {
          this.visitStatements(node.body);
        });
        return;
      case 'VariableDeclaration':
        this.visitDeclaration(node);
        return;
      case 'AssignmentExpression':
        this.visitAssignment(node);
        return;
      case 'ObjectExpression':
        this.book.visitObject(node, this.at.scope);
        return;
      case 'CallExpression':
        this.visitCall(node);
        return;
      case 'NewExpression':
        this.visitNew(node, 'construct');
        return;
      case 'MemberExpression':
        this.uses.push({ kind: 'property', node, scope: this.at.scope });
        this.visitMemberParts(node);
        return;
      case 'UnaryExpression':
        if (node.operator !== 'typeof') this.visit(node.argument);
        return;
      case 'ReturnStatement':
        if (!node.argument) return;
        this.at.owner?.returns.push({ node: node.argument, scope: this.at.scope });
        this.visit(node.argument);
        return;
      default:
        visitBranches(node, this.at, (child) => {
          this.visit(child);
        });
    }
  }

  private visitStatements(statements: readonly AnyNode[]): void {
    for (const statement of statements) {
      this.statementStart = statement.start;
      this.visit(statement);
    }
  }

  private noteStrayMember(node: NodeOf<'FunctionDeclaration'>): void {
    const self = this.at.owner?.self ?? null;
    const stray = self === null ? null : strayMember(node, this.source);
    if (self === null || stray === null) return;
    this.book.strayMember(self, stray.name, { node, scope: this.at.scope }, stray.start);
  }

  private visitFunction(node: FunctionNode): void {
    const placement = this.placements.get(node);
    const ownName = node.type === 'ArrowFunctionExpression' ? null : (node.id?.name ?? null);
    const isDeclared = node.type === 'FunctionDeclaration';
    const declared = isDeclared ? this.book.constructedBy(node, ownName, this.at.scope) : null;
    const info: FunctionInfo = {
      node,
      parent: this.at.owner,
      name: placement?.name ?? ownName,
      documentedAt: placement?.documentedAt ?? node.start,
      // A nested function mostly runs with the outer `this` bound or copied; the few others have no fields to confuse.
      self: placement?.self ?? declared ?? this.at.owner?.self ?? null,
      isInline: placement?.isInline ?? !isDeclared,
      returns: [],
    };
    this.functions.set(node, info);
    this.at.within(info, () => {
      if (node.type === 'FunctionExpression' && node.id) {
        this.at.assign(this.at.declare(node.id.name, null), node, null, node.start);
      }
      node.params.forEach((parameter, index) => {
        if (parameter.type === 'AssignmentPattern') this.visit(parameter.right);
        this.at.declareParameter(parameter, node, index);
      });
      this.visitBody(node, info);
    });
  }

  private visitBody(node: FunctionNode, info: FunctionInfo): void {
    if (node.body.type !== 'BlockStatement') {
      info.returns.push({ node: node.body, scope: this.at.scope });
      this.visit(node.body);
      return;
    }
    this.at.declareHoisted(node.body, node.body.body);
    this.visitStatements(node.body.body);
  }

  private visitClass(node: ClassNode, name: string | null): void {
    const variable = name === null ? null : lookUp(this.at.scope, name);
    if (node.superClass) {
      this.uses.push({ kind: 'base', node: node.superClass, scope: this.at.scope });
      this.visit(node.superClass);
    }
    this.at.inBlock([], () => {
      this.book.visitClass(node, name, this.at.scope, variable);
    });
  }

  private visitDeclaration(node: NodeOf<'VariableDeclaration'>): void {
    for (const declarator of node.declarations) {
      const { init, id } = declarator;
      if (!init) continue;
      this.visitValue(init, id.type === 'Identifier' ? id.name : null, node.start);
      this.at.assignPattern(id, init, null, declarator.end);
    }
  }

  /** Visits what is given to a name: functions and classes without one take it. */
  private visitValue(value: AnyNode, name: string | null, documentedAt: number): void {
    if (isFunction(value)) {
      const self = this.book.constructedBy(value, name, this.at.scope);
      this.placements.set(value, { name, documentedAt, self, isInline: false });
    }
    if (value.type === 'ClassExpression') this.visitClass(value, value.id?.name ?? name);
    else this.visit(value);
  }

  private visitAssignment(node: NodeOf<'AssignmentExpression'>): void {
    const { left, right } = node;
    if (left.type === 'Identifier') {
      const variable =
        lookUp(this.at.scope, left.name) ?? this.at.declareImplicit(left.name, this.statementStart);
      this.visitValue(right, left.name, this.statementStart);
      this.at.assign(variable, node.operator === '+=' ? null : right, null, node.end);
      return;
    }
    if (left.type !== 'MemberExpression') {
      this.visit(right);
      this.at.assignPattern(left, right, null, node.end);
      return;
    }
    const placed = this.book.assignMember({
      target: left,
      value: right,
      scope: this.at.scope,
      owner: this.at.owner,
      statementStart: this.statementStart,
      statementEnd: node.end,
    });
    const inherits = memberName(left) === 'prototype';
    if (left.object.type !== 'Super') {
      if (placed.kind === 'foreign' && !inherits) {
        this.uses.push({ kind: 'property', node: left, scope: this.at.scope });
      }
      this.visitMemberParts(left);
    }
    if (placed.kind === 'visited') return;
    if (placed.kind === 'field') {
      this.visitValue(right, memberName(left), this.statementStart);
      this.at.assign(placed.field, right, null, node.end);
    } else if (inherits && right.type === 'NewExpression') this.visitNew(right, 'inherit');
    else this.visit(right);
  }

  private visitCall(node: NodeOf<'CallExpression'>): void {
    this.uses.push({ kind: 'call', node, scope: this.at.scope });
    const callee = unwrap(node.callee);
    if (isFunction(callee)) {
      this.placements.set(callee, {
        name: callee.type === 'ArrowFunctionExpression' ? null : (callee.id?.name ?? null),
        documentedAt: this.statementStart,
        self: null,
        isInline: true,
      });
    }
    if (callee.type === 'MemberExpression') this.visitReceiver(callee);
    else this.visit(callee);
    if (!this.book.visitPrototypeCall(node, this.at.scope)) {
      for (const argument of node.arguments) this.visit(argument);
    }
  }

  /** What stands before the called member's dot; the member itself belongs to the call. */
  private visitReceiver(callee: NodeOf<'MemberExpression'>): void {
    const receiver = unwrap(callee.object);
    const name = memberName(callee);
    if (callee.computed) this.visit(callee.property);
    if (receiver.type === 'NewExpression') this.visitNew(receiver, 'receiver');
    else if (receiver.type === 'MemberExpression' && isInvoker(name)) {
      this.visitReceiver(receiver);
    } else this.visit(receiver);
  }

  private visitNew(
    node: NodeOf<'NewExpression'>,
    role: Extract<Use, { kind: 'new' }>['role'],
  ): void {
    this.uses.push({ kind: 'new', node, scope: this.at.scope, role });
    const callee = unwrap(node.callee);
    if (callee.type === 'MemberExpression') this.visitReceiver(callee);
    else this.visit(callee);
    for (const argument of node.arguments) this.visit(argument);
  }

  private visitMemberParts(node: NodeOf<'MemberExpression'>): void {
    this.visit(node.object);
    if (node.computed) this.visit(node.property);
  }
}
