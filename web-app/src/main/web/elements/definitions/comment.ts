import type { CommentProps } from "../../protocol/contract.ts";
import type { AttachedDefinition } from "../definition.ts";

/** What somebody says about a post. */
export const comment: AttachedDefinition<CommentProps> = {
  isDrawn: false,
  label: ({ text }) => ({ key: "element.comment", args: { text } }),
  host: ({ post }) => post,
  attach: (_, host) => ({ post: host }),
  isComment: true,
};
