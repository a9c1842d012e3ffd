import { Component, type ComponentChildren } from "preact";
import type { Problems } from "../workspace/problems.ts";

interface Props {
  readonly problems: Problems;
  readonly children: ComponentChildren;
}

/** Leaves a part of the page out when showing it fails: the rest goes on, and the person is told. */
export class ErrorBoundary extends Component<Props, { readonly hasFailed: boolean }> {
  override state = { hasFailed: false };

  override componentDidCatch(error: unknown): void {
    this.setState({ hasFailed: true });
    this.props.problems.report(error);
  }

  override render() {
    return this.state.hasFailed ? null : this.props.children;
  }
}
