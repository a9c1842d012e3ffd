import { isComment } from "../elements/registry.ts";
import { byDepth } from "../elements/z_order.ts";
import type { Element } from "../protocol/contract.ts";
import type { ElementOf } from "../protocol/element.ts";

export type Comment = ElementOf<"comment">;

/** An index of comments by their post. The post itself may be missing. */
export class Comments {
  private readonly byPost = new Map<string, Map<string, Comment>>();
  private readonly posts = new Map<string, string>();

  /** Updates the index for one id. Returns the posts whose comments have changed. */
  update(id: string, element: Element | undefined): readonly string[] {
    const before = this.posts.get(id);
    const after = element !== undefined && isComment(element) ? element : undefined;
    if (before !== undefined) {
      this.byPost.get(before)?.delete(id);
      this.posts.delete(id);
    }
    if (after !== undefined) {
      const { post } = after.props;
      this.byPost.set(post, (this.byPost.get(post) ?? new Map()).set(id, after));
      this.posts.set(id, post);
    }
    return [before, after?.props.post].filter((post) => post !== undefined);
  }

  /** In the order in which they are read. */
  of(post: string): readonly Comment[] {
    return [...(this.byPost.get(post)?.values() ?? [])].sort(byDepth);
  }

  count(post: string): number {
    return this.byPost.get(post)?.size ?? 0;
  }
}
