import { address, around, field, joined, list, says, translated } from '../expressions.ts';
import { tool } from '../tool.ts';

const status = `(${field('build.status')}) | lower`;
const path = `(${field('url')}).split("/")`;

/**
 * The Notification plugin tells of each phase of a build; its status, once it is completed, says whether the job works. A build
 * that was aborted or not built says neither. The job's path is `job/<folder>/job/<name>/`.
 * https://plugins.jenkins.io/notification/
 */
export const definition = tool({
  sender: 'Jenkins',
  fields: ['build'],
  ownFields: [['build.phase', 'build.number']],
  title: `(${path}[1:-2:2] + [${field('display_name', 'name')}]) | select | join(" / ")`,
  message: joined(
    '\n',
    field('build.notes'),
    joined(' ', around('Build #', field('build.number')), `(${status}) | replace("_", " ")`),
    around('Failed tests: ', `${list('build.test_summary.failed_tests')} | join(", ")`),
    joined(' ', field('build.scm.branch'), field('build.scm.commit'))
  ),
  link: `"" if ${status} == "success" else ${address('build.full_url', 'url')}`,
  key: `(${field('build.full_url')}).removesuffix((${field('build.number')}) ~ "/") or ${field('url', 'name')}`,
  noIncident: `${field('build.phase')} and ${status} not in ["failure", "unstable", "success"]`,
  recovery: says('build.status', 'success'),
  severity: translated(field('build.status'), { failure: 'high', unstable: 'warning' }),
  labels: { job: field('name'), branch: field('build.scm.branch') },
  webhookPage: 'A successful build resolves the group of its job.',
});
