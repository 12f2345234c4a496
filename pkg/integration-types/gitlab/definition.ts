import { address, around, field, joined, list, says, translated } from '../expressions.ts';
import { tool } from '../tool.ts';

const is = (kind: string) => says('object_kind', kind);
const project = field('project.path_with_namespace');
const status = field('object_attributes.status');
const works = `(${is('pipeline')} and ${status} == "success")`;
const issue = says('object_kind', 'issue', 'work_item');
const vulnerability = is('vulnerability');
const incident = `${issue} and ${says('object_attributes.type', 'incident')}`;

/**
 * GitLab tells of each step of a pipeline; only `failed` and `success` say whether it works. An incident is an issue, or a work
 * item, of the type Incident; issues of other types are none. A vulnerability is `confirmed` once somebody has looked at it. The alerts of its
 * alert management go to no webhook.
 * https://docs.gitlab.com/user/project/integrations/webhook_events/
 */
export const definition = tool({
  sender: 'GitLab',
  fields: ['object_kind'],
  ownFields: [['object_kind', 'object_attributes']],
  title: `"Pipeline of " ~ (${joined(' on ', field('project.name'), field('object_attributes.ref'))}) if ${is('pipeline')}
   else ${field('object_attributes.title')}`,
  message: `${joined(
    '\n',
    field('commit.title', 'commit.message'),
    around(
      'Failed: ',
      `${list('builds')} | selectattr("status", "equalto", "failed") | map(attribute="name") | join(", ")`
    )
  )} if ${is('pipeline')} else ${field('object_attributes.description')}`,
  link: `"" if ${works}
   else ${address('object_attributes.url')} or (${joined('/-/pipelines/', address('project.web_url'), field('object_attributes.id'))} if ${is('pipeline')} else "")`,
  key: `${joined('/', project, '"pipeline"', field('object_attributes.ref'))} if ${is('pipeline')}
   else ${joined('/', project, '"incident"', field('object_attributes.iid'))} if ${incident}
   else ${field('object_attributes.url')} if ${vulnerability} else ""`,
  noIncident: `${is('pipeline')} and ${status} not in ["failed", "success"]
   or ${issue} and not (${incident})`,
  recovery: `${works}
   or ${incident} and ${says('object_attributes.state', 'closed')}
   or ${vulnerability} and ${says('object_attributes.state', 'resolved', 'dismissed')}`,
  acknowledgement: `${vulnerability} and ${says('object_attributes.state', 'confirmed')}`,
  severity: `${translated(field('object_attributes.severity'), { medium: 'warning' })} or ${field('object_attributes.severity')}`,
  labels: {
    project,
    branch: `${field('object_attributes.ref')} if ${is('pipeline')} else ""`,
    source: `${field('object_attributes.source')} if ${is('pipeline')} else ""`,
    report: `${field('object_attributes.report_type')} if ${vulnerability} else ""`,
  },
  webhookPage:
    'A successful pipeline resolves the group of its branch; an incident that is closed, and a vulnerability that is resolved or dismissed, its own.',
});
