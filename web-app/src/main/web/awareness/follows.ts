/** One person follows another one. */
export interface Follow {
  readonly follower: string;
  readonly leader: string;
}

export function followersOf(user: string, follows: readonly Follow[]): ReadonlySet<string> {
  return new Set(follows.filter(({ leader }) => leader === user).map(({ follower }) => follower));
}

/** Those who follow the user, directly or through others. */
export function allFollowersOf(user: string, follows: readonly Follow[]): ReadonlySet<string> {
  const found = new Set(followersOf(user, follows));
  for (const each of found) {
    followersOf(each, follows).forEach((follower) => found.add(follower));
  }
  return found;
}
