/** Tells of which teams of Grafana people are. */
export interface TeamDirectory {
  /**
   * The names of somebody's teams in the org, as Grafana has them; none where nobody there has that login. It is asked once for each
   * request of somebody who is no Admin, in orgs that grant something to a team.
   * @throws where that cannot be found out; nothing that is granted to teams is theirs then
   */
  teamsOf(orgId: number, login: string): Promise<readonly string[]>;
  /** Whether memberships are known in the org, after asking Grafana where that was not done within 10 s. */
  check(orgId: number): Promise<TeamKnowledge>;
}

/** `off`: the org has no token of Grafana. `problem` says what is wrong and what to do, for people. */
export interface TeamKnowledge {
  readonly state: 'off' | 'known' | 'unknown';
  readonly problem: string | null;
}
