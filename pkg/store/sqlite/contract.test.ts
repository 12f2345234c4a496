import { describeStore } from '../../../test-support/sidecar/store-contract/describe-store.ts';
import { createSqlitePlace } from '../../../test-support/sidecar/store-contract/sqlite-place.ts';

describeStore('SQLite', createSqlitePlace);
