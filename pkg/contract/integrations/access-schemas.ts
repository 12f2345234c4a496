import { z } from 'zod';
import { accessLimits, granteeKinds, granteeOf, mays } from './access.ts';

const grant = z.strictObject({
  to: z.enum(granteeKinds),
  /** A user's login, or a team's name. */
  name: z.string().trim().min(1).max(accessLimits.name),
  may: z.enum(mays),
});

/**
 * Who may do what with an integration and its groups; null leaves that to the roles of the org. Where it is set, Admins may do everything,
 * and others what is granted to them, whatever their role.
 */
export const access = z
  .strictObject({
    grants: z
      .array(grant)
      .max(accessLimits.grants)
      .superRefine((grants, context) => {
        const seen = new Set<string>();
        grants.forEach((grant, i) => {
          const key = granteeOf(grant);
          if (seen.has(key)) {
            const { to, name } = grant;
            context.addIssue({ code: 'custom', path: [i, 'name'], message: `names the ${to} ${name} a second time` });
          }
          seen.add(key);
        });
      }),
  })
  .nullable();
