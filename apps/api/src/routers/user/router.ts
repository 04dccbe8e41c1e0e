import { router } from "../../trpc.ts";
import { changePassword } from "./change-password.ts";
import { createUser } from "./create-user.ts";
import { getMe } from "./get-me.ts";
import { listUsers } from "./list-users.ts";
import { resetPassword } from "./reset-password.ts";
import { setUpFirstUser } from "./set-up.ts";
import { updateUser } from "./update-user.ts";

export const userRouter = router({
  setUp: setUpFirstUser,
  me: getMe,
  changePassword,
  list: listUsers,
  create: createUser,
  update: updateUser,
  resetPassword,
});
