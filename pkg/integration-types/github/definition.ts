import { address, around, field, joined, says, translated } from '../expressions.ts';
import { tool } from '../tool.ts';

const run = field('workflow_run.id');
const conclusion = field('workflow_run.conclusion');
const number = field('alert.number');
/** What an alert is about: a vulnerable dependency, a place in the code, or a secret in it. */
const kind = `("dependabot" if ${field('alert.security_advisory.ghsa_id', 'alert.dependency.package.name')}
   else "code-scanning" if ${field('alert.rule.id')} else "secret-scanning")`;

/**
 * GitHub tells of each step of a workflow run; only one that is completed says whether the workflow works. A run that was
 * cancelled or skipped says neither. A ping follows the creation of a webhook.
 * https://docs.github.com/en/webhooks/webhook-events-and-payloads
 */
export const definition = tool({
  sender: 'GitHub',
  payloadIn: ['payload'],
  fields: ['workflow_run', 'alert', 'hook_id'],
  ownFields: [
    ['workflow_run', 'repository'],
    ['action', 'alert.number', 'repository.full_name'],
    ['zen', 'hook_id'],
  ],
  title: `${joined(' on ', field('workflow_run.name', 'workflow.name'), field('workflow_run.head_branch'))}
   or ${field('alert.security_advisory.summary', 'alert.rule.description', 'alert.rule.name')}
   or ${around('Secret in the repository: ', field('alert.secret_type_display_name', 'alert.secret_type'))}`,
  message: joined(
    '\n',
    field('workflow_run.display_title', 'workflow_run.head_commit.message'),
    around('Conclusion: ', `(${conclusion}) | replace("_", " ")`),
    field('alert.security_advisory.description', 'alert.rule.full_description'),
    field('alert.most_recent_instance.location.path', 'alert.dependency.manifest_path')
  ),
  link: `"" if ${conclusion} == "success" else ${address('workflow_run.html_url', 'alert.html_url', 'repository.html_url')}`,
  key: `${joined('/', field('repository.full_name'), `"workflow"`, field('workflow_run.workflow_id'), field('workflow_run.head_branch'))} if ${run}
   else ${joined('/', field('repository.full_name'), kind, number)} if ${number} else ""`,
  noIncident: `${field('hook_id')} and ${field('zen')}
   or ${run} and not (${says('action', 'completed')} and ${conclusion} in ["failure", "timed_out", "startup_failure", "success"])`,
  recovery: `${conclusion} == "success"
   or ${number} and ${says('action', 'fixed', 'dismissed', 'auto_dismissed', 'closed_by_user', 'resolved', 'revoked')}`,
  severity: translatedSeverity(),
  labels: {
    repository: field('repository.full_name'),
    workflow: field('workflow_run.name', 'workflow.name'),
    branch: field('workflow_run.head_branch'),
    package: field('alert.dependency.package.name'),
    rule: field('alert.rule.id'),
    tool: field('alert.tool.name'),
  },
  webhookPage:
    'A successful run resolves the group of its workflow and branch; an alert that is fixed or dismissed its own.',
});

function translatedSeverity(): string {
  const word = field(
    'alert.security_advisory.severity',
    'alert.security_vulnerability.severity',
    'alert.rule.security_severity_level',
    'alert.rule.severity'
  );
  return `${translated(word, { medium: 'warning', moderate: 'warning', note: 'info' })} or ${word}`;
}
