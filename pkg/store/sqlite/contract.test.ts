import { createSqlitePlace } from '../../../test-support/sidecar/store-contract/sqlite-place.ts';
import { describeStore } from '../../../test-support/sidecar/store-contract/describe-store.ts';

describeStore('SQLite', createSqlitePlace);
