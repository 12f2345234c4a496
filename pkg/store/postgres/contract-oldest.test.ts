import { describePostgresStore } from '../../../test-support/sidecar/store-contract/describe-postgres-store.ts';

describePostgresStore(14);
