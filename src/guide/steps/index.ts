import type { GuideStep } from '../step.ts';
import { acceptTerms } from './accept-terms.ts';
import { choosePermission } from './choose-permission.ts';
import { checkKey } from './check-key.ts';
import { chooseType } from './choose-type.ts';
import { confirmDelete } from './confirm-delete.ts';
import { confirmIp } from './confirm-ip.ts';
import { createKey } from './create-key.ts';
import { deleteKey } from './delete-key.ts';
import { done } from './done.ts';
import { editRestrictions } from './edit-restrictions.ts';
import { enterPublicKey } from './enter-public-key.ts';
import { findKey } from './find-key.ts';
import { generate } from './generate.ts';
import { keepKey } from './keep-key.ts';
import { keyDeleted } from './key-deleted.ts';
import { keyLimit } from './key-limit.ts';
import { nameKey } from './name-key.ts';
import { openApiManagement } from './open-api-management.ts';
import { openProfile } from './open-profile.ts';
import { prerequisites } from './prerequisites.ts';
import { restrictIp } from './restrict-ip.ts';
import { saveRestrictions } from './save-restrictions.ts';
import { secretLost } from './secret-lost.ts';
import { setValidity } from './set-validity.ts';
import { signIn } from './sign-in.ts';
import { tickPermissions } from './tick-permissions.ts';
import { unknown } from './unknown.ts';
import { verifyIdentity } from './verify-identity.ts';

/**
 * The steps to a key, in the order in which they are asked: the first that applies is the step. What must not be missed
 * comes first, then what is on top of the page, then what the person is in the middle of, then the way there.
 */
export const steps: readonly GuideStep[] = [
  keepKey,
  verifyIdentity,
  signIn,
  keyLimit,
  prerequisites,
  enterPublicKey,
  nameKey,
  setValidity,
  choosePermission,
  acceptTerms,
  generate,
  chooseType,
  restrictIp,
  confirmIp,
  tickPermissions,
  saveRestrictions,
  secretLost,
  checkKey,
  editRestrictions,
  done,
  createKey,
  openApiManagement,
  openProfile,
  unknown,
];

/** The steps to the deletion of one key, in the order in which they are asked. A secret on screen comes first here too. */
export const deletionSteps: readonly GuideStep[] = [
  keepKey,
  verifyIdentity,
  signIn,
  confirmDelete,
  keyDeleted,
  deleteKey,
  findKey,
  openApiManagement,
  openProfile,
  unknown,
];
