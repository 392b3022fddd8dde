// How a case is played: the same few lines as heldinmind/vignettes/play.py, held together by tests/conformance.

export interface Conditions {
  if_chosen?: string[];
  unless_chosen?: string[];
  if_chosen_at_least?: { count: number; of: string[] };
}

export interface ChoiceNode extends Conditions {
  id: string;
  next: string[];
}

export interface SceneNode extends Conditions {
  choices?: ChoiceNode[];
  next?: string[];
  if_skipped?: string[];
}

/** What playing needs of a case: scenes and endings by id, each `next` a list. */
export interface Story<S extends SceneNode = SceneNode, E extends Conditions = Conditions> {
  start: string;
  scenes: Record<string, S>;
  endings: Record<string, E>;
}

/** A scene that was left, and the choice by which; null where the scene has none or was skipped. */
export interface Step {
  scene: string;
  choice: string | null;
}

/** Where a path leads: the place, the choices made, and how many steps of the path fit the story. */
export interface Stand {
  place: string;
  chosen: Set<string>;
  fitting: number;
}

export function holds(node: Conditions, chosen: ReadonlySet<string>): boolean {
  const atLeast = node.if_chosen_at_least;
  return (
    (node.if_chosen ?? []).every((id) => chosen.has(id)) &&
    !(node.unless_chosen ?? []).some((id) => chosen.has(id)) &&
    (!atLeast || new Set(atLeast.of.filter((id) => chosen.has(id))).size >= atLeast.count)
  );
}

export function offered<C extends ChoiceNode>(
  scene: { choices?: C[] },
  chosen: ReadonlySet<string>,
): C[] {
  return (scene.choices ?? []).filter((choice) => holds(choice, chosen));
}

function target(
  story: Story,
  candidates: string[],
  chosen: ReadonlySet<string>,
): string | undefined {
  return candidates.find((id) => holds(story.scenes[id] ?? story.endings[id] ?? {}, chosen));
}

/** Where leaving the scene by this choice leads; undefined where it cannot be left so. */
export function wayOn(
  story: Story,
  sceneId: string,
  choice: string | null,
  chosen: ReadonlySet<string>,
): string | undefined {
  const scene = story.scenes[sceneId];
  if (!scene) return undefined;
  const choices = offered(scene, chosen);
  if (choice === null) {
    return target(story, scene.if_skipped ?? scene.next ?? choices[0]?.next ?? [], chosen);
  }
  const made = choices.find(({ id }) => id === choice);
  return made && target(story, made.next, new Set([...chosen, choice]));
}

/** Where the path leads, as far as it fits the story: a case that was changed keeps what still fits. */
export function follow(story: Story, path: readonly Step[]): Stand {
  const chosen = new Set<string>();
  let place = story.start;
  let fitting = 0;
  for (const step of path) {
    const onward = step.scene === place ? wayOn(story, place, step.choice, chosen) : undefined;
    if (onward === undefined) break;
    place = onward;
    fitting += 1;
    if (step.choice !== null) chosen.add(step.choice);
  }
  return { place, chosen, fitting };
}
