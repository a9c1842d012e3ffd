import { isComment } from "../elements/registry.ts";
import { byDepth } from "../elements/z_order.ts";
import type { Element } from "../protocol/contract.ts";
import type { ElementOf } from "../protocol/element.ts";

export type Comment = ElementOf<"comment">;

/** An index of comments by what they are on. That itself may be missing. */
export class Comments {
  private readonly byHost = new Map<string, Map<string, Comment>>();
  private readonly hosts = new Map<string, string>();

  /** Updates the index for one id. Returns the hosts whose comments have changed. */
  update(id: string, element: Element | undefined): readonly string[] {
    const before = this.hosts.get(id);
    const after = element !== undefined && isComment(element) ? element : undefined;
    if (before !== undefined) {
      this.byHost.get(before)?.delete(id);
      this.hosts.delete(id);
    }
    if (after !== undefined) {
      const { post: host } = after.props;
      this.byHost.set(host, (this.byHost.get(host) ?? new Map()).set(id, after));
      this.hosts.set(id, host);
    }
    return [before, after?.props.post].filter((host) => host !== undefined);
  }

  /** In the order in which they are read. */
  of(host: string): readonly Comment[] {
    return [...(this.byHost.get(host)?.values() ?? [])].sort(byDepth);
  }

  count(host: string): number {
    return this.byHost.get(host)?.size ?? 0;
  }
}
